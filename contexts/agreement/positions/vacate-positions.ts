import { command, mayBeAskedBy } from '#access';
import { Aggregates, date, type Decide, label, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { established } from '../established.ts';
import { framework, type Framework } from '../framework.ts';
import { PositionVacated } from '../framework.events.ts';

/** A provider holds nothing from `on`: one that was to begin later never does. */
export class VacatePositions extends command(
  { framework: reference, provider: reference, on: date, reason: label },
  mayBeAskedBy('system'),
) {}

export const vacatePositions =
  ({ framework, provider, on, reason }: VacatePositions): Decide<Framework, PositionVacated> =>
  (state) => {
    established(state, framework);
    return state.positions
      .filter(
        (held) => held.provider === provider && (held.to === null || held.to > on) && held.to !== held.from,
      )
      .map(
        ({ area, role, from }) =>
          new PositionVacated({ framework, area, role, provider, from, on: from > on ? from : on, reason }),
      );
  };

@CommandHandler(VacatePositions)
export class VacatePositionsHandler implements ICommandHandler<VacatePositions> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(vacate: VacatePositions) {
    return this.aggregates.transact(framework, vacate.framework, vacatePositions(vacate));
  }
}
