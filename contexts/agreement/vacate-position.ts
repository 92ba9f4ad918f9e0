import { command, mayBeAskedBy } from '#access';
import { Aggregates, date, label, reference, Rejection, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { established } from './established.ts';
import { framework, samePosition, type Framework } from './framework.ts';
import { PositionVacated, role, type FrameworkEvent } from './framework.events.ts';

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
    const { area, role, provider, from, on } = vacate;
    const position = state.positions.find((held) => samePosition(held, vacate));
    if (!position) {
      throw new Rejection(
        'position-unknown',
        `${provider} has no position as ${role} in ${area} that begins on ${from}: give the day it begins.`,
      );
    }
    if (position.to === on) return [];
    if (on < from || (position.to !== null && on > position.to)) {
      throw new Rejection(
        'vacated-outside-position',
        `The position is held from ${from} to ${position.to ?? 'further notice'}: vacate it on a date within.`,
      );
    }
    return [new PositionVacated(vacate)];
  };

@CommandHandler(VacatePosition)
export class VacatePositionHandler implements ICommandHandler<VacatePosition> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(vacate: VacatePosition) {
    return this.aggregates.transact(framework, vacate.framework, vacatePosition(vacate));
  }
}
