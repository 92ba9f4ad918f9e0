import { command, mayBeAskedBy } from '#access';
import { Aggregates, reference, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { account, type Account } from './account.ts';
import { type AccountEvent, RecoveryCodesIssued } from './account.events.ts';
import { demandOpen } from './demand-open.ts';

/** Somebody has new recovery codes, and those of before are void; each time is one. */
export class RecordRecoveryCodes extends command({ user: reference }, mayBeAskedBy('system')) {}

export const recordRecoveryCodes =
  (codes: RecordRecoveryCodes): Decide<Account, AccountEvent> =>
  (state) => {
    demandOpen(state, codes.user);
    return [new RecoveryCodesIssued(codes)];
  };

@CommandHandler(RecordRecoveryCodes)
export class RecordRecoveryCodesHandler implements ICommandHandler<RecordRecoveryCodes> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(codes: RecordRecoveryCodes) {
    return this.aggregates.transact(account, codes.user, recordRecoveryCodes(codes));
  }
}
