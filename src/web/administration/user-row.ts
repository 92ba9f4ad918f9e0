import type { AccountRow } from '../../../projections/accounts/index.ts';
import type { Identity } from '../../identity/identity.ts';
import { rolesInWords } from '../account/role-words.ts';
import { counted } from '../numbers.ts';
import { capital } from '../wording.ts';
import { listInWords } from '../../../projections/measures/index.ts';
import type { ProviderName } from './find-provider-names.ts';

/** What an account can be; `invited` and `reset`: the next way in is a link. */
export const states = { open: 'Open', invited: 'Invited', reset: 'Reset', closed: 'Closed' } as const;
export type State = keyof typeof states;

const colours = { open: 'green', invited: 'blue', reset: 'yellow', closed: 'grey' } as const;

/** An account as the list and its own page show it. */
export interface UserRow {
  readonly user: string;
  readonly name: string;
  readonly email: string;
  readonly roles: string;
  /** The provider for which somebody works. */
  readonly provider: string;
  readonly factors: string;
  readonly lastSignedInAt: string | null;
  readonly state: State;
  readonly standing: { readonly text: string; readonly colour: string };
  /** Whether the password is kept here. */
  readonly local: boolean;
}

function factorsInWords({ how, factors }: AccountRow): string {
  if (how === 'oidc') return 'At your organisation';
  if (how === 'demonstration') return 'Link of the demonstration';
  if (how === 'break-glass') return 'Sealed, for emergencies';
  const passkeys = factors.filter(({ factor }) => factor === 'passkey').length;
  const app = factors.some(({ factor }) => factor === 'totp') ? ['authenticator app'] : [];
  return (
    capital(listInWords([...app, ...(passkeys > 0 ? [counted(passkeys, 'passkey')] : [])])) || 'None yet'
  );
}

export function userRow(
  account: AccountRow,
  { people, passwords }: Pick<Identity, 'people' | 'passwords'>,
  providers: readonly ProviderName[],
): UserRow {
  const { user, how, roles, provider, closed, lastSignedInAt } = account;
  const { name = user, email = '' } = people.of(user) ?? {};
  const local = how === 'set-up' || how === 'invitation';
  const waiting = lastSignedInAt === null ? 'invited' : 'reset';
  const state = closed ? 'closed' : local && !passwords.has(user) ? waiting : 'open';
  return {
    ...{ user, name, email, lastSignedInAt, state, local },
    roles: rolesInWords(roles),
    provider: providers.find((each) => each.provider === provider)?.name ?? provider ?? '',
    factors: factorsInWords(account),
    standing: { text: states[state].toLowerCase(), colour: colours[state] },
  };
}
