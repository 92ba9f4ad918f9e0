import type { Instant } from '#event-sourcing';
import type { Identity } from '../../identity/identity.ts';
import { OwnAccount, type Visitor } from '../../identity/own-account.ts';
import { rolesInWords, rolesOfPeople, roleWords } from './role-words.ts';
import { tokenRow } from './token-rows.ts';

/** What was done, by the word for it in the address. */
const done: Readonly<Record<string, string>> = {
  'password-changed': 'Your password is changed. Your other sessions have ended.',
  'authenticator-replaced': 'Your new authenticator app is in use. The old one does not work any more.',
  'passkey-added': 'The passkey is added. You can use it the next time you sign in.',
  'passkey-removed': 'The passkey is removed.',
  'session-ended': 'The session has ended.',
  'sessions-ended': 'All your other sessions have ended.',
  'token-revoked': 'The token is revoked.',
};

/** Everything about somebody's own account; `said` is the word in the address for what was just done. */
export async function accountPage(
  own: OwnAccount,
  { people, sessions, tokens, passkeys, recoveryCodes, demonstration }: Identity,
  { user, session }: Visitor,
  now: Instant,
  said: string | undefined,
) {
  const account = await own.of(user);
  const { name = user, email } = people.of(user) ?? {};
  const given = await own.tokensOf(user);
  return {
    title: 'My account',
    done: said !== undefined && Object.hasOwn(done, said) ? done[said] : undefined,
    name,
    email: demonstration ? undefined : email,
    roles: rolesInWords(account.roles),
    provider: await own.providerName(account.provider),
    without: account.roles.length === 0 ? rolesOfPeople.map((role) => roleWords[role]) : [],
    sessions: sessions.of(user).map((each) => ({ ...each, current: each.name === session })),
    local: own.isLocal(user) && {
      passwordSetAt: account.passwordSetAt,
      authenticatorAt: account.factors.findLast(({ factor }) => factor === 'totp')?.addedAt,
      passkeys: passkeys.of(user),
      codesLeft: recoveryCodes.left(user),
    },
    mayHaveTokens: OwnAccount.grantable(account).length > 0,
    tokens: given.map((row) => tokenRow(row, tokens.lastUsed(row.token), now)),
  };
}
