import type { Instant } from '#event-sourcing';
import type { TokenRow } from '../../../projections/accounts/index.ts';
import { rolesInWords } from './role-words.ts';

/** A token as its table shows it. */
export interface ShownToken extends Pick<TokenRow, 'token' | 'name' | 'issuedAt' | 'expiresAt'> {
  readonly roles: string;
  readonly lastUsedAt: Instant | null;
  readonly state: { readonly text: string; readonly colour: string };
  /** Whether it opens anything that could be closed. */
  readonly inForce: boolean;
}

function stateOf({ revokedAt, expiresAt }: TokenRow, now: Instant): ShownToken['state'] {
  if (revokedAt !== null) return { text: 'revoked', colour: 'grey' };
  return expiresAt <= now ? { text: 'expired', colour: 'grey' } : { text: 'in force', colour: 'green' };
}

export function tokenRow(row: TokenRow, lastUsedAt: Instant | null, now: Instant): ShownToken {
  const { token, name, roles, issuedAt, expiresAt, revokedAt } = row;
  const inForce = revokedAt === null && expiresAt > now;
  const state = stateOf(row, now);
  return { token, name, issuedAt, expiresAt, roles: rolesInWords(roles), lastUsedAt, state, inForce };
}
