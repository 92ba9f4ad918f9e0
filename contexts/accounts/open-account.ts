import { command, mayBeAskedBy } from '#access';
import { Aggregates, reference, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { account, type Account } from './account.ts';
import { type AccountEvent, AccountOpened, accountOrigin } from './account.events.ts';

/** Begins an account, which may do nothing yet. Whoever has one keeps it. */
export class OpenAccount extends command(
  { user: reference, how: accountOrigin },
  mayBeAskedBy('administrator', 'system'),
) {}

export const openAccount =
  (open: OpenAccount): Decide<Account, AccountEvent> =>
  ({ standing }) =>
    standing === 'unknown' ? [new AccountOpened(open)] : [];

@CommandHandler(OpenAccount)
export class OpenAccountHandler implements ICommandHandler<OpenAccount> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(open: OpenAccount) {
    return this.aggregates.transact(account, open.user, openAccount(open));
  }
}
