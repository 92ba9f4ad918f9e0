import { command, mayBeAskedBy } from '#access';
import { Aggregates, reference, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { account, type Account } from './account.ts';
import { type AccountEvent, AccountReopened } from './account.events.ts';
import { demandAccount } from './demand-account.ts';

/** Lets somebody in again, as whoever he was; sessions of before stay ended. */
export class ReopenAccount extends command({ user: reference }, mayBeAskedBy('administrator')) {}

export const reopenAccount =
  (reopen: ReopenAccount): Decide<Account, AccountEvent> =>
  (state) => {
    demandAccount(state, reopen.user);
    return state.standing === 'open' ? [] : [new AccountReopened(reopen)];
  };

@CommandHandler(ReopenAccount)
export class ReopenAccountHandler implements ICommandHandler<ReopenAccount> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(reopen: ReopenAccount) {
    return this.aggregates.transact(account, reopen.user, reopenAccount(reopen));
  }
}
