import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindAccounts } from '../../../projections/accounts/index.ts';
import type { HandedLink } from '../../identity/handed-link.ts';
import { Identity } from '../../identity/identity.ts';
import { Invitations } from '../../identity/invitations.ts';
import { refused } from '../account/refused.ts';
import { roleChoices, rolesOfPeople } from '../account/role-words.ts';
import { searchOf } from '../question.ts';
import { type FieldProblem, showForm } from '../sign-in/form-page.ts';
import { typed } from '../sign-in/typed.ts';
import { askerOf } from './asker-of.ts';
import { FindProviderNames } from './find-provider-names.ts';
import { grantFields, grantProblems, readGrant } from './grant-form.ts';
import { linkPage } from './link-page.ts';
import { mayChange } from './may-change.ts';
import { usersPage } from './users-page.ts';

const nobody = { name: '', email: '', roles: [], provider: null };

@Controller('administration/users')
export class UsersController {
  constructor(
    private readonly queries: QueryBus,
    private readonly identity: Identity,
    private readonly invitations: Invitations,
  ) {}

  /** Everybody who has an account. */
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const accounts = await this.queries.execute(new FindAccounts({}));
    const providers = await this.queries.execute(new FindProviderNames({}));
    const page = usersPage(accounts, providers, this.identity, searchOf(request.query));
    await showForm(reply, 'administration/users', { ...page, may: mayChange(request) });
  }

  @Get('invite')
  async ask(@Res() reply: FastifyReply): Promise<void> {
    await this.show(reply, nobody);
  }

  /** Opens an account for somebody, and shows the link by which he comes in, once. */
  @Post('invite')
  async invite(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { body } = request;
    const form = { name: typed(body, 'name').trim(), email: typed(body, 'email').trim(), ...readGrant(body) };
    const wrong = inviteeProblems(form);
    if (wrong.length > 0) return this.show(reply, form, wrong);
    let link: HandedLink | undefined;
    const invite = async () => (link = await this.invitations.invite(form, askerOf(request)));
    const problems = await refused(invite, grantFields);
    if (!link) return this.show(reply, form, problems);
    await showForm(reply, 'administration/link', linkPage('invitation', link, form));
  }

  private async show(
    reply: FastifyReply,
    form: typeof nobody | ReturnType<typeof readGrant>,
    problems: readonly FieldProblem[] = [],
  ): Promise<void> {
    const providers = await this.queries.execute(new FindProviderNames({}));
    const page = { title: 'Invite somebody', form, providers, choices: roleChoices(rolesOfPeople) };
    await showForm(reply, 'administration/invite', { ...page, problems });
  }
}

function inviteeProblems(
  form: { name: string; email: string } & ReturnType<typeof readGrant>,
): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (form.name === '' || form.name.length > 100)
    problems.push({ field: 'name', text: 'Enter a name, of 100 characters at most' });
  if (!/^[^\s@]+@[^\s@]+$/.test(form.email) || form.email.length > 254)
    problems.push({ field: 'email', text: 'Enter an email address, like name@example.org' });
  if (form.roles.length === 0) problems.push({ field: 'roles', text: 'Choose at least one role' });
  return [...problems, ...grantProblems(form)];
}
