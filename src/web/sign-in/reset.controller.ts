import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Identity } from '../../identity/identity.ts';
import { Resets } from '../../identity/resets.ts';
import { showForm } from './form-page.ts';
import { typed } from './typed.ts';

/** For whoever forgot the password: asks for a link by email. */
@Controller('reset')
export class ResetController {
  constructor(
    private readonly identity: Identity,
    private readonly resets: Resets,
  ) {}

  @Get()
  async show(@Res() reply: FastifyReply): Promise<void> {
    await showForm(reply, 'sign-in/reset', this.page());
  }

  /** Answers the same for an address that nobody has. */
  @Post()
  async ask(@Body() form: unknown, @Res() reply: FastifyReply): Promise<void> {
    const email = typed(form, 'email').trim();
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
      const text = 'Enter your email address, such as name@example.org';
      await showForm(reply, 'sign-in/reset', {
        ...this.page(),
        email,
        problems: [{ field: 'email', text }],
      });
      return;
    }
    this.resets.ask(email);
    await reply.redirect('/sign-in?said=reset-asked', 303);
  }

  private page() {
    const { localAccounts, mail } = this.identity;
    return { title: 'Choose a new password', possible: localAccounts && mail.possible };
  }
}
