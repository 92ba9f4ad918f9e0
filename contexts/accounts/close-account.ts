import { command, mayBeAskedBy } from '#access';
import { Aggregates, reference, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { account, type Account } from './account.ts';
import { AccountClosed, type AccountEvent } from './account.events.ts';
import { Administrators } from './administrators.ts';
import { demandAccount } from './demand-account.ts';
import { demandSuccessor } from './demand-successor.ts';

/** Lets somebody in no more; his sessions end, and his tokens open nothing as long as it is closed. */
export class CloseAccount extends command({ user: reference }, mayBeAskedBy('administrator')) {}

/** `administrators`: how many others administer. */
export const closeAccount =
  (close: CloseAccount, administrators: number): Decide<Account, AccountEvent> =>
  (state) => {
    demandAccount(state, close.user);
    demandSuccessor(state, administrators);
    return state.standing === 'closed' ? [] : [new AccountClosed(close)];
  };

@CommandHandler(CloseAccount)
export class CloseAccountHandler implements ICommandHandler<CloseAccount> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly administrators: Administrators,
  ) {}

  async execute(close: CloseAccount) {
    const others = await this.administrators.others(close.user);
    return this.aggregates.transact(account, close.user, closeAccount(close, others));
  }
}
