import type { Decider } from '#event-sourcing';
import type { TokenEvent, TokenIssued } from './token.events.ts';

export interface Token {
  /** null: there is no such token. */
  readonly issued: Pick<TokenIssued, 'hash' | 'owner'> | null;
  readonly revoked: boolean;
}

/** What another program shows in place of a person. */
export const token: Decider<Token, TokenEvent> = {
  category: 'token',
  initial: { issued: null, revoked: false },
  evolve: {
    TokenIssued: (state, { hash, owner }) => ({ ...state, issued: { hash, owner } }),
    TokenRevoked: (state) => ({ ...state, revoked: true }),
  },
};
