import { askerInForce, command, mayBeAskedBy, type Principal, rolesProblem } from '#access';
import { Aggregates, Rejection, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { provider } from '../providers/index.ts';
import { account, type Account } from './account.ts';
import { type AccountEvent, grantFacts, RolesGranted } from './account.events.ts';
import { Administrators } from './administrators.ts';
import { demandOpen } from './demand-open.ts';
import { demandSuccessor } from './demand-successor.ts';

/** Says all that somebody may do from now on; no role is a role to do nothing in. */
export class GrantRoles extends command(grantFacts, mayBeAskedBy('administrator', 'system')) {}

interface Grounds {
  readonly asker: Pick<Principal, 'isBehind' | 'kind'>;
  /** Whether the council knows the provider, where one is named. */
  readonly providerKnown: boolean;
  /** How many others administer. */
  readonly administrators: number;
}

/** Evenhand itself repeats what the council's own directory says, and is not asked who is left. */
export const grantRoles =
  (grant: GrantRoles, { asker, providerKnown, administrators }: Grounds): Decide<Account, AccountEvent> =>
  (state) => {
    const { user, roles, provider } = grant;
    demandOpen(state, user);
    if (asker.isBehind(user))
      throw new Rejection('own-roles', 'Nobody grants roles to himself: ask another administrator.');
    const problem = rolesProblem(roles, provider);
    if (problem !== undefined) throw new Rejection('roles-impossible', `${problem} Choose other roles.`);
    if (!providerKnown)
      throw new Rejection('provider-unknown', `There is no provider ${provider}: admit it first.`);
    if (asker.kind !== 'system' && !roles.includes('administrator')) demandSuccessor(state, administrators);
    const same = roles.join() === state.roles.join() && provider === state.provider;
    return same ? [] : [new RolesGranted(grant)];
  };

@CommandHandler(GrantRoles)
export class GrantRolesHandler implements ICommandHandler<GrantRoles> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly administrators: Administrators,
  ) {}

  async execute(grant: GrantRoles) {
    const known =
      grant.provider === null || (await this.aggregates.load(provider, grant.provider)).standing !== null;
    const grounds = {
      asker: askerInForce(),
      providerKnown: known,
      administrators: await this.administrators.others(grant.user),
    };
    return this.aggregates.transact(account, grant.user, grantRoles(grant, grounds));
  }
}
