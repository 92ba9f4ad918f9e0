import { command, mayBeAskedBy } from '#access';
import { Aggregates, reference, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { account, type Account } from './account.ts';
import { type AccountEvent, passwordOrigin, PasswordSet } from './account.events.ts';
import { demandOpen } from './demand-open.ts';

/** Somebody has a new password; each time is one. */
export class RecordPassword extends command(
  { user: reference, how: passwordOrigin },
  mayBeAskedBy('system'),
) {}

export const recordPassword =
  (password: RecordPassword): Decide<Account, AccountEvent> =>
  (state) => {
    demandOpen(state, password.user);
    return [new PasswordSet(password)];
  };

@CommandHandler(RecordPassword)
export class RecordPasswordHandler implements ICommandHandler<RecordPassword> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(password: RecordPassword) {
    return this.aggregates.transact(account, password.user, recordPassword(password));
  }
}
