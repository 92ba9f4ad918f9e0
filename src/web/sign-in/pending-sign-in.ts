import type { Instant } from '#event-sourcing';
import type { Session } from 'fastify';

/** Milliseconds between the two steps. */
const patience = 10 * 60_000;

/** Somebody whose password was right: what the second step needs to know. */
export const pendingSignIn = (
  user: string,
  next: string | null,
  now: Instant,
): NonNullable<Session['pending']> => ({
  user,
  until: new Date(Date.parse(now) + patience).toISOString(),
  next,
  wrong: 0,
});
