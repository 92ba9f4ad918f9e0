import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { Clock } from '#event-sourcing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Entrance } from '../../identity/entrance.ts';
import { Identity } from '../../identity/identity.ts';
import { type Proof, SignIn } from '../../identity/sign-in.ts';
import { type FieldProblem, showForm, showSlowed } from './form-page.ts';
import { passkeyResponse } from './passkey-response.ts';
import { typed, typedCode } from './typed.ts';

/** After so many wrong proofs the password is asked for again. */
const mostWrong = 5;

type Pending = NonNullable<FastifyRequest['session']['pending']>;
type Given = { readonly proof: Proof; readonly refused: FieldProblem };

/** The second step: something that only this person has. */
@Controller('sign-in/second-factor')
export class SecondFactorController {
  constructor(
    private readonly identity: Identity,
    private readonly entrance: Entrance,
    private readonly signIn: SignIn,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const pending = this.pendingOf(request);
    if (pending) await showForm(reply, template, await this.page(request, pending));
    else await reply.redirect(request.asker ? '/' : '/sign-in?said=too-long', 303);
  }

  @Post()
  async prove(
    @Body() form: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const pending = this.pendingOf(request);
    if (!pending) {
      await reply.redirect('/sign-in?said=too-long', 303);
      return;
    }
    const { user, next } = pending;
    const given = this.given(form, request);
    const caller = { address: request.ip, knows: (each: string) => this.entrance.knows(request, each) };
    try {
      const factor = 'proof' in given ? await this.signIn.prove(user, given.proof, caller) : undefined;
      if (factor) {
        await this.entrance.enter(request, reply, user, factor);
        await reply.redirect(next ?? '/', 303);
        return;
      }
      const wrong = pending.wrong + ('proof' in given ? 1 : 0);
      if (wrong >= mostWrong) {
        request.session.pending = undefined;
        await reply.redirect('/sign-in?said=too-often', 303);
        return;
      }
      request.session.pending = { ...pending, wrong };
      const problems = ['proof' in given ? given.refused : given];
      await showForm(reply, template, { ...(await this.page(request, pending)), problems });
    } catch (error) {
      await showSlowed(reply, template, await this.page(request, pending), error, 'code');
    }
  }

  private pendingOf({ session }: FastifyRequest): Pending | undefined {
    const { pending } = session;
    return pending && pending.until > this.clock.now() ? pending : undefined;
  }

  /** What the form holds; or what is missing. */
  private given(form: unknown, request: FastifyRequest): Given | FieldProblem {
    const { challenge } = request.session;
    const code = typedCode(form, 'code');
    const [recovery, answer] = [typed(form, 'recovery').trim(), typed(form, 'answer')];
    if (answer) {
      // What one passkey has signed, none can sign again.
      request.session.challenge = undefined;
      const response = passkeyResponse(answer);
      const refused = { field: 'code', text: 'This passkey was not accepted. Try again, or enter a code.' };
      if (!response || challenge === undefined) return refused;
      return { proof: { kind: 'passkey', response, challenge }, refused };
    }
    if (recovery) {
      const text = 'This is none of your recovery codes, or you have used it already. Try another one.';
      return { proof: { kind: 'recovery-code', text: recovery }, refused: { field: 'recovery', text } };
    }
    if (!code) return { field: 'code', text: 'Enter the 6 digits that your authenticator app shows' };
    const text = 'The code is not right, or was used already. Wait for the next one, and enter that.';
    return { proof: { kind: 'code', text: code }, refused: { field: 'code', text } };
  }

  private async page({ session }: FastifyRequest, { user }: Pending) {
    const has = await this.signIn.proofs(user);
    const passkey = has.passkeys ? await this.identity.passkeys.authentication(user) : undefined;
    if (passkey) session.challenge = passkey.challenge;
    return { title: 'Second step', has, passkey: passkey && JSON.stringify(passkey) };
  }
}

const template = 'sign-in/second-factor';
