import { askerInForce, command, mayBeAskedBy } from '#access';
import { Aggregates, date, type Decide, reasonCode, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { continuity, type Continuity } from './continuity.ts';
import { declared } from './declared.ts';
import { demandAfter } from './demand-after.ts';
import { DutyDischarged } from './continuity.events.ts';

/** The council no longer considers it necessary to meet the needs itself (Care Act 2014, section 48). */
export class DischargeDuty extends command(
  { framework: reference, provider: reference, on: date, ground: reasonCode },
  mayBeAskedBy('contract-manager'),
) {}

/** Not before every package that was on its way has arrived. */
export const dischargeDuty =
  (discharge: DischargeDuty, dischargedBy: string): Decide<Continuity, DutyDischarged> =>
  (state) => {
    const failure = declared(state, discharge.provider);
    if (failure.duty === 'discharged') return [];
    if (failure.duty === 'none')
      throw new Rejection(
        'duty-not-owed',
        `Nothing is owed: section 48 is about the business failure of a registered provider.`,
      );
    demandAfter(failure, discharge.on);
    const open = [...failure.transfers.values()].filter(({ completed }) => !completed);
    if (open.length > 0)
      throw new Rejection(
        'transfers-open',
        `Nobody has taken over ${open.map((each) => each.package).join(', ')} yet: place them first.`,
      );
    return [new DutyDischarged({ ...discharge, dischargedBy })];
  };

@CommandHandler(DischargeDuty)
export class DischargeDutyHandler implements ICommandHandler<DischargeDuty> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(discharge: DischargeDuty) {
    const decide = dischargeDuty(discharge, askerInForce().id);
    return this.aggregates.transact(continuity, discharge.framework, decide);
  }
}
