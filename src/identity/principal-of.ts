import { type GrantedRole, Principal } from '#access';
import type { Instant } from '#event-sourcing';
import type { AccountRow, TokenRow } from '../../projections/accounts/index.ts';

/** Who an account is to the guard; undefined when it is closed. */
export const principalOfAccount = ({ user, roles, provider, closed }: AccountRow): Principal | undefined =>
  closed ? undefined : Principal.user(user, roles, provider);

/** Milliseconds after the last sign-in: whoever has left the council signs in no more, and nobody else says so. */
const dormant = 90 * 24 * 60 * 60_000;

const hasLeft = ({ how, lastSignedInAt }: AccountRow, now: Instant): boolean =>
  how === 'oidc' && Date.parse(now) - Date.parse(lastSignedInAt ?? '1970-01-01T00:00:00.000Z') > dormant;

/**
 * Who a token is to the guard: never more than its owner is now. Undefined when nothing is left of it, or its owner has
 * not come through the council's own sign-in for 90 days. The council's own tokens, and the operator's, have no account.
 */
export function principalOfToken(
  { token, owner, roles, provider }: TokenRow,
  account: AccountRow | undefined,
  now: Instant,
): Principal | undefined {
  if (owner === null || owner === 'operator') return Principal.token(token, owner, roles, provider);
  if (!account || account.closed || account.provider !== provider || hasLeft(account, now)) return undefined;
  const left: readonly GrantedRole[] = roles.filter((role) => account.roles.includes(role));
  return left.length === 0 ? undefined : Principal.token(token, owner, left, provider);
}
