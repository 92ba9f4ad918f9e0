import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Enrolment } from '../../identity/enrolment.ts';
import { Entrance } from '../../identity/entrance.ts';
import { showForm } from '../sign-in/form-page.ts';
import { typed } from '../sign-in/typed.ts';
import { underWay } from './under-way.ts';

/** What one signs in with when the phone is lost; and then one is in. */
@Controller('enrol/recovery-codes')
export class EnrolRecoveryCodesController {
  constructor(
    private readonly enrolment: Enrolment,
    private readonly entrance: Entrance,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const held = await underWay(this.enrolment, 'recovery-codes', request, reply);
    if (held) await showForm(reply, template, { title });
  }

  /** The codes are in this answer only. Asked again, there are other ones. */
  @Post()
  async goOn(
    @Body() form: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const held = await underWay(this.enrolment, 'recovery-codes', request, reply);
    if (!held) return;
    if (typed(form, 'kept') === '') {
      await showForm(reply, template, { title, codes: await this.enrolment.recoveryCodes(held) });
      return;
    }
    if (!this.enrolment.finish(held)) {
      await reply.redirect('/sign-in?said=link-over', 303);
      return;
    }
    await this.entrance.enter(request, reply, held.user, 'totp');
    await reply.redirect('/', 303);
  }
}

const template = 'enrol/recovery-codes';
const title = 'Recovery codes';
