import type { GrantedRole } from '#access';
import type { AccountRow } from '../../../projections/accounts/index.ts';
import type { Identity } from '../../identity/identity.ts';
import { rolesOfPeople, roleWords } from '../account/role-words.ts';
import { chips, choices, listing } from '../listing.ts';
import { byName } from '../names.ts';
import { counted } from '../numbers.ts';
import type { Search } from '../question.ts';
import type { ProviderName } from './find-provider-names.ts';
import { states, userRow } from './user-row.ts';

const path = '/administration/users';

/** What the list can be narrowed to: a role, or having none. */
const roleFilter: Readonly<Record<string, string>> = {
  ...Object.fromEntries(rolesOfPeople.map((role) => [role, roleWords[role].text])),
  none: 'No role',
};

const holds = ({ roles }: AccountRow, role: string | undefined) =>
  role === undefined || (role === 'none' ? roles.length === 0 : roles.includes(role as GrantedRole));

/** The users that the address asks for, in the order of their names. */
export function usersPage(
  accounts: readonly AccountRow[],
  providers: readonly ProviderName[],
  identity: Pick<Identity, 'people' | 'passwords'>,
  search: Search,
) {
  const { role, state } = search;
  const rows = accounts
    .filter((account) => holds(account, role))
    .map((account) => userRow(account, identity, providers))
    .filter((row) => state === undefined || row.state === state)
    .toSorted((one, other) => byName(one.name, other.name));
  return {
    title: 'Users',
    current: '/administration/users' as const,
    total: counted(rows.length, 'user'),
    roleChoices: choices(path, search, 'role', roleFilter),
    stateChoices: choices(path, search, 'state', states),
    chips: chips(path, search, {
      role: role && `Role: ${roleFilter[role] ?? role}`,
      state: state && `State: ${Object.hasOwn(states, state) ? states[state as keyof typeof states] : state}`,
    }),
    list: listing(path, search, rows),
  };
}
