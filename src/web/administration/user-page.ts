import type { Instant } from '#event-sourcing';
import type { AccountRow, TokenRow } from '../../../projections/accounts/index.ts';
import type { Identity } from '../../identity/identity.ts';
import { roleChoices, rolesOfPeople } from '../account/role-words.ts';
import { tokenRow } from '../account/token-rows.ts';
import type { ProviderName } from './find-provider-names.ts';
import type { GrantForm } from './grant-form.ts';
import { userRow } from './user-row.ts';

const done: Readonly<Record<string, string>> = {
  'roles-changed': 'The roles are changed. They hold from now on.',
  closed: 'The account is closed. Nobody can use it, and its tokens do not work.',
  reopened: 'The account is open again. Its tokens work again, unless they were revoked.',
  'sessions-ended': 'All sessions of this user have ended.',
};

interface Found {
  readonly account: AccountRow;
  readonly tokens: readonly TokenRow[];
  readonly providers: readonly ProviderName[];
  readonly identity: Identity;
  readonly now: Instant;
}

/** One account; `form`: what is chosen for it, which is not always what it has; `said`: what was just done. */
export function userPage(
  { account, tokens, providers, identity, now }: Found,
  { roles, provider }: GrantForm,
  said: string | undefined,
) {
  const row = userRow(account, identity, providers);
  const own = tokens.filter(({ owner }) => owner === account.user);
  return {
    ...row,
    title: row.name,
    done: said !== undefined && Object.hasOwn(done, said) ? done[said] : undefined,
    passwordSetAt: account.passwordSetAt,
    openedAt: account.openedAt,
    form: { roles, provider },
    choices: roleChoices(rolesOfPeople),
    providers,
    tokens: own.map((token) => tokenRow(token, identity.tokens.lastUsed(token.token), now)),
  };
}
