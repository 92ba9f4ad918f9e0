import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Enrolling } from '../../identity/enrolling.ts';
import { Enrolment } from '../../identity/enrolment.ts';
import { type FieldProblem, showForm } from '../sign-in/form-page.ts';
import { typedCode } from '../sign-in/typed.ts';
import { underWay } from './under-way.ts';

/** The app that shows the codes of the second step. */
@Controller('enrol/authenticator')
export class EnrolAuthenticatorController {
  constructor(private readonly enrolment: Enrolment) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const held = await underWay(this.enrolment, 'authenticator', request, reply);
    if (held) await this.page(reply, held);
  }

  @Post()
  async confirm(
    @Body() form: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const held = await underWay(this.enrolment, 'authenticator', request, reply);
    if (!held) return;
    const next = await this.enrolment.confirm(held, typedCode(form, 'code'));
    if (next) {
      request.session.enrolment = next;
      await reply.redirect('/enrol/recovery-codes', 303);
      return;
    }
    const text = 'This is not the code that the app shows now. Wait for the next one, and enter that.';
    await this.page(reply, held, [{ field: 'code', text }]);
  }

  private async page(reply: FastifyReply, held: Enrolling, problems: readonly FieldProblem[] = []) {
    const { secret, svg } = await this.enrolment.authenticator(held);
    await showForm(reply, 'enrol/authenticator', {
      title: 'Set up an authenticator app',
      key: secret.match(/.{1,4}/g)?.join(' '),
      svg,
      problems,
    });
  }
}
