import type { Instant, Projection } from '#event-sourcing';
import type { TokenEvent, TokenIssued } from '../../contexts/accounts/index.ts';

export interface TokenRow extends Omit<TokenIssued, 'type'> {
  readonly issuedAt: Instant;
  readonly revokedAt: Instant | null;
}

/** Tokens, also those that are over: a row per token, keyed by its reference, found by its hash. */
export const tokens: Projection<TokenRow, TokenEvent> = {
  name: 'tokens',
  version: 1,
  key: ({ token }) => token,
  initial: {
    ...{ token: '', name: '', hash: '', roles: [], provider: null, owner: null },
    ...{ issuedAt: '', expiresAt: '', revokedAt: null },
  },
  terms: ({ hash }) => [`hash/${hash}`],
  evolve: {
    TokenIssued: (row, facts, { at }) => ({ ...row, ...facts, issuedAt: at }),
    TokenRevoked: (row, _, { at }) => ({ ...row, revokedAt: at }),
  },
};
