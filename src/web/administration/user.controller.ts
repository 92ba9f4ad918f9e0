import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Clock, Rejection } from '#event-sourcing';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindAccounts, FindTokens } from '../../../projections/accounts/index.ts';
import { Administration } from '../../identity/administration.ts';
import type { HandedLink } from '../../identity/handed-link.ts';
import { Identity } from '../../identity/identity.ts';
import { Invitations } from '../../identity/invitations.ts';
import { Resets } from '../../identity/resets.ts';
import { backTo } from '../account/back-to.ts';
import { refused } from '../account/refused.ts';
import { searchOf } from '../question.ts';
import { type FieldProblem, showForm } from '../sign-in/form-page.ts';
import { askerOf } from './asker-of.ts';
import { FindProviderNames } from './find-provider-names.ts';
import { type GrantForm, grantFields, grantProblems, readGrant } from './grant-form.ts';
import { linkPage } from './link-page.ts';
import { mayChange } from './may-change.ts';
import { userPage } from './user-page.ts';

@Controller('administration/users/:user')
export class UserController {
  constructor(
    private readonly queries: QueryBus,
    private readonly identity: Identity,
    private readonly administration: Administration,
    private readonly invitations: Invitations,
    private readonly resets: Resets,
    private readonly clock: Clock,
  ) {}

  /** One account, with all that an administrator can do about it. */
  @Get()
  async show(
    @Param('user') user: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(user, request, reply);
  }

  @Post('roles')
  async grant(
    @Param('user') user: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readGrant(request.body);
    const wrong = grantProblems(form);
    if (wrong.length > 0) return this.page(user, request, reply, wrong, form);
    const grant = () => this.administration.grant(user, form.roles, form.provider, askerOf(request));
    await this.done(user, request, reply, 'roles-changed', await refused(grant, grantFields), form);
  }

  @Post('close')
  async close(
    @Param('user') user: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const problems = await refused(() => this.administration.close(user, askerOf(request)));
    await this.done(user, request, reply, 'closed', problems);
  }

  @Post('reopen')
  async reopen(
    @Param('user') user: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const problems = await refused(() => this.administration.reopen(user, askerOf(request)));
    await this.done(user, request, reply, 'reopened', problems);
  }

  @Post('sessions/revoke')
  async revoke(
    @Param('user') user: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const problems = await refused(() => this.administration.revokeSessions(user, askerOf(request)));
    await this.done(user, request, reply, 'sessions-ended', problems);
  }

  /** Takes away password and second factor, and shows the link by which the person comes in again, once. */
  @Post('reset')
  async reset(
    @Param('user') user: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.link('reset', user, request, reply, () => this.resets.byAdministrator(user, askerOf(request)));
  }

  /** Shows another invitation, once; the earlier one opens nothing any more. */
  @Post('invite')
  async invite(
    @Param('user') user: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.link('invitation', user, request, reply, () =>
      this.invitations.sendAgain(user, askerOf(request)),
    );
  }

  private async link(
    purpose: 'invitation' | 'reset',
    user: string,
    request: FastifyRequest,
    reply: FastifyReply,
    make: () => Promise<HandedLink>,
  ): Promise<void> {
    let link: HandedLink | undefined;
    const problems = await refused(async () => (link = await make()));
    const person = this.identity.people.of(user);
    if (!link || !person) return this.page(user, request, reply, problems);
    await showForm(reply, 'administration/link', linkPage(purpose, link, person));
  }

  private async done(
    user: string,
    request: FastifyRequest,
    reply: FastifyReply,
    what: string,
    problems: readonly FieldProblem[],
    form?: GrantForm,
  ): Promise<void> {
    if (problems.length > 0) await this.page(user, request, reply, problems, form);
    else await backTo(reply, `/administration/users/${user}`, what);
  }

  private async page(
    user: string,
    request: FastifyRequest,
    reply: FastifyReply,
    problems: readonly FieldProblem[] = [],
    form?: GrantForm,
  ): Promise<void> {
    const accounts = await this.queries.execute(new FindAccounts({}));
    const account = accounts.find((each) => each.user === user);
    if (!account) throw new Rejection('account-unknown', 'There is no such user. Look in the list of users.');
    const tokens = await this.queries.execute(new FindTokens({}));
    const providers = await this.queries.execute(new FindProviderNames({}));
    const page = userPage(
      { account, tokens, providers, identity: this.identity, now: this.clock.now() },
      form ?? account,
      searchOf(request.query)['done'],
    );
    await showForm(reply, 'administration/user', { ...page, may: mayChange(request), problems });
  }
}
