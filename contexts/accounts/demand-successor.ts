import { Rejection } from '#event-sourcing';
import type { Account } from './account.ts';

/** Somebody must be left who can administer. Throws a Rejection `last-administrator`. */
export function demandSuccessor({ standing, roles }: Account, others: number): void {
  if (standing === 'open' && roles.includes('administrator') && others === 0)
    throw new Rejection(
      'last-administrator',
      'This is the only administrator: make somebody else one, and let them sign in, first.',
    );
}
