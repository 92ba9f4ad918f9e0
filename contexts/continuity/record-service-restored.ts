import { askerInForce, command, mayBeAskedBy } from '#access';
import { Aggregates, date, type Decide, reasonCode, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { continuity, type Continuity } from './continuity.ts';
import { declared } from './declared.ts';
import { demandAfter } from './demand-after.ts';
import { underWay } from './under-way.ts';
import { ServiceRestored } from './continuity.events.ts';

/** The provider goes on after all. Whether it takes new referrals again is decided for itself. */
export class RecordServiceRestored extends command(
  { framework: reference, provider: reference, on: date, ground: reasonCode },
  mayBeAskedBy('contract-manager'),
) {}

export const recordServiceRestored =
  (restored: RecordServiceRestored, restoredBy: string): Decide<Continuity, ServiceRestored> =>
  (state) => {
    if (declared(state, restored.provider).state === 'restored') return [];
    demandAfter(underWay(state, restored.provider), restored.on);
    return [new ServiceRestored({ ...restored, restoredBy })];
  };

@CommandHandler(RecordServiceRestored)
export class RecordServiceRestoredHandler implements ICommandHandler<RecordServiceRestored> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(restored: RecordServiceRestored) {
    const decide = recordServiceRestored(restored, askerInForce().id);
    return this.aggregates.transact(continuity, restored.framework, decide);
  }
}
