import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, label, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { demandProposed } from './demand-proposed.ts';
import { UpliftWithdrawn, type UpliftEvent } from './uplift.events.ts';
import { uplifts, type Uplifts } from './uplifts.ts';

/** Takes a proposal back before it is decided. */
export class WithdrawUplift extends command(
  { framework: reference, uplift: reference, reason: label },
  mayBeAskedBy('contract-manager'),
) {}

export const withdrawUplift =
  (withdraw: WithdrawUplift): Decide<Uplifts, UpliftEvent> =>
  (state) => {
    if (state.get(withdraw.uplift)?.standing === 'withdrawn') return [];
    demandProposed(state, withdraw.uplift);
    return [new UpliftWithdrawn(withdraw)];
  };

@CommandHandler(WithdrawUplift)
export class WithdrawUpliftHandler implements ICommandHandler<WithdrawUplift> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(withdraw: WithdrawUplift) {
    return this.aggregates.transact(uplifts, withdraw.framework, withdrawUplift(withdraw));
  }
}
