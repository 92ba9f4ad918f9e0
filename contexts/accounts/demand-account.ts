import { Rejection } from '#event-sourcing';
import type { Account } from './account.ts';

/** Throws a Rejection `account-unknown`. */
export function demandAccount({ standing }: Account, user: string): void {
  if (standing === 'unknown')
    throw new Rejection('account-unknown', `There is no account ${user}: look it up among the users.`);
}
