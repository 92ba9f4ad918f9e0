import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Entrance } from '../../identity/entrance.ts';
import { OwnAccount } from '../../identity/own-account.ts';
import { OwnFactors } from '../../identity/own-factors.ts';
import { type FieldProblem, showForm } from '../sign-in/form-page.ts';
import { typed } from '../sign-in/typed.ts';
import { backTo } from './back-to.ts';
import { newPasskey } from './new-passkey.ts';
import { refused } from './refused.ts';
import { isFresh, signedInHere } from './signed-in.ts';

const path = '/account/passkeys';

@Controller('account/passkeys')
export class PasskeysController {
  constructor(
    private readonly own: OwnAccount,
    private readonly factors: OwnFactors,
    private readonly entrance: Entrance,
  ) {}

  /** Asks the browser for a passkey. */
  @Get()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    signedInHere(request, this.entrance, this.own);
    if (await isFresh(this.own, request, reply, path)) await this.show(request, reply);
  }

  /** Adds the passkey that the browser made. */
  @Post()
  async add(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { user } = signedInHere(request, this.entrance, this.own);
    if (!(await isFresh(this.own, request, reply, path))) return;
    const name = typed(request.body, 'name').trim();
    if (name === '' || name.length > 50) {
      const text = 'Enter a name for the passkey, of 50 characters at most';
      return this.show(request, reply, name, [{ field: 'name', text }]);
    }
    const { challenge } = request.session;
    request.session.challenge = undefined;
    const passkey = newPasskey(typed(request.body, 'response'));
    if (passkey === undefined || challenge === undefined) {
      const text = 'Your browser made no passkey. Try again, or with another device.';
      return this.show(request, reply, name, [{ field: 'form', text }]);
    }
    const problems = await refused(() => this.factors.addPasskey(user, passkey, challenge, name));
    if (problems.length > 0) return this.show(request, reply, name, problems);
    await backTo(reply, '/account', 'passkey-added');
  }

  /** From now on the passkey opens nothing. */
  @Post('remove')
  async remove(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { user } = signedInHere(request, this.entrance, this.own);
    if (!(await isFresh(this.own, request, reply, '/account'))) return;
    await this.factors.removePasskey(user, typed(request.body, 'credential'));
    await backTo(reply, '/account', 'passkey-removed');
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    name = '',
    problems: readonly FieldProblem[] = [],
  ): Promise<void> {
    const { user } = signedInHere(request, this.entrance, this.own);
    const options = await this.factors.passkeyOptions(user);
    request.session.challenge = options.challenge;
    const page = { title: 'Add a passkey', name, options: JSON.stringify(options), problems };
    await showForm(reply, 'account/passkey', page);
  }
}
