import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { Clock } from '#event-sourcing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { breakGlassUser } from '../../identity/break-glass.ts';
import { Entrance } from '../../identity/entrance.ts';
import { Identity } from '../../identity/identity.ts';
import { localPath } from '../../identity/local-path.ts';
import { SignIn } from '../../identity/sign-in.ts';
import { type FieldProblem, showForm, showSlowed } from './form-page.ts';
import { noticeOf } from './notices.ts';
import { pendingSignIn } from './pending-sign-in.ts';
import { typed } from './typed.ts';

/** The same for an address that nobody has. */
const wrong: FieldProblem = {
  field: 'password',
  text: 'The address or the password is not right. Try again, or choose a new password.',
};
const noSecondStep: FieldProblem = {
  field: 'email',
  text: 'This account cannot sign in: it is closed, or has no second step. Ask an administrator for a reset link.',
};

const nextOf = (form: unknown): string | null => {
  const next = typed(form, 'next');
  return next === '' ? null : localPath(next);
};

/** The first step: who somebody says he is, and the password. */
@Controller('sign-in')
export class SignInController {
  constructor(
    private readonly identity: Identity,
    private readonly entrance: Entrance,
    private readonly signIn: SignIn,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.asker) await reply.redirect(nextOf(query) ?? '/', 303);
    else
      await showForm(reply, 'sign-in/sign-in', this.page(query, { notice: noticeOf(typed(query, 'said')) }));
  }

  @Post()
  async enter(
    @Body() form: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = this.page(form, { email: typed(form, 'email') });
    const problems = this.missing(form);
    if (problems.length > 0) {
      await showForm(reply, 'sign-in/sign-in', { ...page, problems });
      return;
    }
    const knows = (user: string) => this.entrance.knows(request, user);
    const caller = { address: request.ip, knows };
    try {
      const user = await this.signIn.password(typed(form, 'email'), typed(form, 'password'), caller);
      const problem = user === undefined ? wrong : await this.withoutSecondStep(user);
      if (user === undefined || problem) {
        await showForm(reply, 'sign-in/sign-in', { ...page, problems: [problem ?? wrong] });
        return;
      }
      request.session.pending = pendingSignIn(user, nextOf(form), this.clock.now());
      await reply.redirect('/sign-in/second-factor', 303);
    } catch (error) {
      await showSlowed(reply, 'sign-in/sign-in', page, error, 'password');
    }
  }

  private page(from: unknown, more: Readonly<Record<string, string | undefined>>) {
    const { breakGlass, localAccounts, mail, oidc } = this.identity;
    return {
      title: 'Sign in',
      local: localAccounts,
      council: oidc !== null,
      emergency: !localAccounts && breakGlass !== null ? breakGlassUser : undefined,
      mailPossible: mail.possible,
      next: nextOf(from),
      ...more,
    };
  }

  private missing(form: unknown): readonly FieldProblem[] {
    const asked = { email: 'Enter your email address', password: 'Enter your password' };
    return Object.entries(asked)
      .filter(([field]) => typed(form, field).trim() === '')
      .map(([field, text]) => ({ field, text }));
  }

  private async withoutSecondStep(user: string): Promise<FieldProblem | undefined> {
    const { authenticator, passkeys } = await this.signIn.proofs(user);
    return authenticator || passkeys ? undefined : noSecondStep;
  }
}
