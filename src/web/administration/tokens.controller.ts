import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Clock } from '#event-sourcing';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindTokens } from '../../../projections/accounts/index.ts';
import { Identity } from '../../identity/identity.ts';
import type { IssuedToken } from '../../identity/tokens.ts';
import { backTo } from '../account/back-to.ts';
import { refused } from '../account/refused.ts';
import { rolesInWords } from '../account/role-words.ts';
import { emptyTokenForm, readTokenForm, type TokenForm, tokenProblems } from '../account/token-form.ts';
import { tokenRow } from '../account/token-rows.ts';
import { listing } from '../listing.ts';
import { searchOf } from '../question.ts';
import { type FieldProblem, showForm } from '../sign-in/form-page.ts';
import { askerOf } from './asker-of.ts';
import { mayChange } from './may-change.ts';

const path = '/administration/tokens' as const;
const roles = ['service'] as const;

@Controller('administration/tokens')
export class TokensController {
  constructor(
    private readonly queries: QueryBus,
    private readonly identity: Identity,
    private readonly clock: Clock,
  ) {}

  /** Every token, and a form for one of the council's own. */
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(request, reply, emptyTokenForm);
  }

  /** Shows a new token of the council's own, once. */
  @Post()
  async issue(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const form = readTokenForm(request.body);
    const wrong = tokenProblems(form);
    if (wrong.length > 0) return this.show(request, reply, form, wrong);
    const wish = { name: form.name, roles, provider: null, owner: null, days: Number(form.days) };
    let issued: IssuedToken | undefined;
    const issue = async () => (issued = await this.identity.tokens.issue(wish, askerOf(request)));
    const problems = await refused(issue, { 'token-lifetime': 'days' });
    if (!issued) return this.show(request, reply, form, problems);
    const page = { title: 'The new token', name: form.name, roles: rolesInWords(roles), back: path };
    await showForm(reply, 'account/new-token', { ...page, ...issued });
  }

  /** From the next request on it opens nothing. */
  @Post(':token/revoke')
  async revoke(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.identity.tokens.revoke(token, askerOf(request));
    await backTo(reply, path, 'token-revoked');
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    form: TokenForm,
    problems: readonly FieldProblem[] = [],
  ): Promise<void> {
    const { people, tokens } = this.identity;
    const search = searchOf(request.query);
    const found = await this.queries.execute(new FindTokens({}));
    const newest = found.toSorted((one, other) => (one.issuedAt < other.issuedAt ? 1 : -1));
    const list = listing(path, search, newest);
    const ownerOf = (owner: string | null) =>
      owner === null ? 'The council' : (people.of(owner)?.name ?? owner);
    await showForm(reply, 'administration/tokens', {
      title: 'Tokens',
      current: path,
      done: search['done'] === 'token-revoked' ? 'The token is revoked.' : undefined,
      may: mayChange(request),
      list,
      tokens: list.rows.map((row) => ({
        ...tokenRow(row, tokens.lastUsed(row.token), this.clock.now()),
        owner: ownerOf(row.owner),
      })),
      form,
      problems,
    });
  }
}
