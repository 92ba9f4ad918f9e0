import { command, mayBeAskedBy } from '#access';
import { Aggregates, date, label, reference, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { established } from './established.ts';
import { framework, type Framework } from './framework.ts';
import { PositionVacated, role, type FrameworkEvent } from './framework.events.ts';
import { demandHeld } from './positions/vacated.ts';

/** Ends the position that began on `from`: `on` is the first date it is not held; on `from` itself it never was. */
export class VacatePosition extends command(
  {
    framework: reference,
    area: reference,
    role,
    provider: reference,
    from: date,
    on: date,
    reason: label,
  },
  mayBeAskedBy('contract-manager'),
) {}

export const vacatePosition =
  (vacate: VacatePosition): Decide<Framework, FrameworkEvent> =>
  (state) => {
    established(state, vacate.framework);
    if (demandHeld(state, vacate, vacate.on).to === vacate.on) return [];
    return [new PositionVacated(vacate)];
  };

@CommandHandler(VacatePosition)
export class VacatePositionHandler implements ICommandHandler<VacatePosition> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(vacate: VacatePosition) {
    return this.aggregates.transact(framework, vacate.framework, vacatePosition(vacate));
  }
}
