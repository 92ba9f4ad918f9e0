import { askerInForce, command, mayBeAskedBy } from '#access';
import { Aggregates, date, type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { continuity, type Continuity } from './continuity.ts';
import { declared } from './declared.ts';
import { demandAfter } from './demand-after.ts';
import { underWay } from './under-way.ts';
import { ProviderExited } from './continuity.events.ts';

/** The provider leaves the framework: its positions are vacated from `on`. */
export class RecordProviderExit extends command(
  { framework: reference, provider: reference, on: date },
  mayBeAskedBy('contract-manager'),
) {}

export const recordProviderExit =
  (exit: RecordProviderExit, recordedBy: string): Decide<Continuity, ProviderExited> =>
  (state) => {
    if (declared(state, exit.provider).state === 'exited') return [];
    demandAfter(underWay(state, exit.provider), exit.on);
    return [new ProviderExited({ ...exit, recordedBy })];
  };

@CommandHandler(RecordProviderExit)
export class RecordProviderExitHandler implements ICommandHandler<RecordProviderExit> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(exit: RecordProviderExit) {
    return this.aggregates.transact(continuity, exit.framework, recordProviderExit(exit, askerInForce().id));
  }
}
