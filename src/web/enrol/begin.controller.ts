import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EnrolmentPurpose } from '../../identity/enrolling.ts';
import { Enrolment } from '../../identity/enrolment.ts';
import { showForm } from '../sign-in/form-page.ts';

const over: Readonly<Record<EnrolmentPurpose, string>> = {
  'set-up': 'This link was used already, or is too old. Start the server again: it prints a fresh one.',
  invitation: 'This invitation was used already, or is too old. Ask your administrator for another one.',
  reset: 'This link was used already, or is too old. Ask for another one.',
};

/** Where links lead. Looking at one does not use it up: programs that read mail look at every link in it. */
@Controller()
export class BeginController {
  constructor(private readonly enrolment: Enrolment) {}

  @Get('set-up/:secret')
  async setUp(@Param('secret') secret: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    await this.begin('set-up', secret, request, reply);
  }

  @Get('invitations/:secret')
  async invited(@Param('secret') secret: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    await this.begin('invitation', secret, request, reply);
  }

  @Get('reset/:secret')
  async reset(@Param('secret') secret: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    await this.begin('reset', secret, request, reply);
  }

  /** The secret goes on in the session: it stays in no address that is shown, kept or sent on. */
  private async begin(
    purpose: EnrolmentPurpose,
    secret: string,
    { session }: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    if (session.user !== undefined) {
      const first = 'You are signed in. Sign out, then open the link again: it is as good as before.';
      await showForm(reply, 'enrol/over', { title: 'Sign out first', over: first }, 409);
      return;
    }
    const begun = await this.enrolment.begin(purpose, secret);
    if (!begun) {
      await showForm(reply, 'enrol/over', { title: 'This link is over', over: over[purpose] }, 404);
      return;
    }
    session.enrolment = begun;
    await reply.redirect('/enrol/password', 303);
  }
}
