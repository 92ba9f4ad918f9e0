import { Rejection } from '#event-sourcing';
import type { Account } from './account.ts';
import { demandAccount } from './demand-account.ts';

/** Throws a Rejection `account-unknown` or `account-closed`. */
export function demandOpen(state: Account, user: string): void {
  demandAccount(state, user);
  if (state.standing === 'closed')
    throw new Rejection('account-closed', `Account ${user} is closed: an administrator can open it again.`);
}
