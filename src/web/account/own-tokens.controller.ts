import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Entrance } from '../../identity/entrance.ts';
import { OwnAccount } from '../../identity/own-account.ts';
import { type FieldProblem, showForm } from '../sign-in/form-page.ts';
import { backTo } from './back-to.ts';
import { roleChoices, rolesInWords } from './role-words.ts';
import { isFresh, signedIn } from './signed-in.ts';
import { emptyTokenForm, readTokenForm, type TokenForm, tokenProblems } from './token-form.ts';

const path = '/account/tokens';

@Controller('account/tokens')
export class OwnTokensController {
  constructor(
    private readonly own: OwnAccount,
    private readonly entrance: Entrance,
  ) {}

  @Get()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { user } = signedIn(request, this.entrance);
    if (await isFresh(this.own, request, reply, path)) await this.show(reply, user, emptyTokenForm);
  }

  /** Shows a new token, once. */
  @Post()
  async issue(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { user } = signedIn(request, this.entrance);
    if (!(await isFresh(this.own, request, reply, path))) return;
    const form = readTokenForm(request.body);
    const grantable = OwnAccount.grantable(await this.own.of(user));
    const problems = tokenProblems(form, grantable);
    if (problems.length > 0) return this.show(reply, user, form, problems);
    const roles = grantable.filter((role) => form.roles.includes(role));
    const issued = await this.own.issueToken(user, form.name, roles, Number(form.days));
    const page = { title: 'Your new token', name: form.name, roles: rolesInWords(roles), back: '/account' };
    await showForm(reply, 'account/new-token', { ...page, ...issued });
  }

  /** From the next request on it opens nothing. */
  @Post(':token/revoke')
  async revoke(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { user } = signedIn(request, this.entrance);
    await this.own.revokeToken(user, token);
    await backTo(reply, '/account', 'token-revoked');
  }

  private async show(
    reply: FastifyReply,
    user: string,
    form: TokenForm,
    problems: readonly FieldProblem[] = [],
  ): Promise<void> {
    const choices = roleChoices(OwnAccount.grantable(await this.own.of(user)));
    await showForm(reply, 'account/token', { title: 'Create a token', form, choices, problems });
  }
}
