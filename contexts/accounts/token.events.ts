import { event, instant, reference } from '#event-sourcing';
import { z } from 'zod';

/** What a program may be: nobody administers by token. */
const tokenRole = z.enum(['contract-manager', 'broker', 'auditor', 'provider', 'service']);

export const tokenFacts = {
  token: reference,
  /** What its owner calls it. */
  name: reference,
  /** SHA-256 of its text, in hexadecimal: the text itself is nowhere. */
  hash: z.string().regex(/^[0-9a-f]{64}$/, { error: '64 hexadecimal digits' }),
  provider: reference.nullable(),
  /** The user whose it is, or `operator`; null: the council's own. */
  owner: reference.nullable(),
  expiresAt: instant,
};

export class TokenIssued extends event('TokenIssued', { ...tokenFacts, roles: z.array(tokenRole).min(1) }) {}
export class TokenRevoked extends event('TokenRevoked', { token: reference }) {}

export type TokenEvent = TokenIssued | TokenRevoked;
