import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Entrance } from '../../identity/entrance.ts';
import { OwnAccount } from '../../identity/own-account.ts';
import { OwnFactors } from '../../identity/own-factors.ts';
import { type FieldProblem, showForm } from '../sign-in/form-page.ts';
import { typed } from '../sign-in/typed.ts';
import { backTo } from './back-to.ts';
import { isFresh, signedInHere } from './signed-in.ts';

const path = '/account/authenticator';

@Controller('account/authenticator')
export class AuthenticatorController {
  constructor(
    private readonly own: OwnAccount,
    private readonly factors: OwnFactors,
    private readonly entrance: Entrance,
  ) {}

  /** Shows what a new authenticator app is told. */
  @Get()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { user } = signedInHere(request, this.entrance, this.own);
    if (await isFresh(this.own, request, reply, path)) await this.show(reply, user);
  }

  /** The new authenticator app takes the place of the old one. */
  @Post()
  async replace(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { user } = signedInHere(request, this.entrance, this.own);
    if (!(await isFresh(this.own, request, reply, path))) return;
    const code = typed(request.body, 'code').replaceAll(/\s/g, '');
    if (await this.factors.replaceAuthenticator(user, code)) {
      await backTo(reply, '/account', 'authenticator-replaced');
      return;
    }
    const text = 'Enter the 6 digits that the new app shows now';
    await this.show(reply, user, [{ field: 'code', text }]);
  }

  private async show(
    reply: FastifyReply,
    user: string,
    problems: readonly FieldProblem[] = [],
  ): Promise<void> {
    const { secret, svg } = await this.factors.beginAuthenticator(user);
    const title = 'Replace your authenticator app';
    await showForm(reply, 'account/authenticator', { title, secret, svg, problems });
  }
}
