import { command, mayBeAskedBy } from '#access';
import { Aggregates, date, label, reference, Rejection, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { provider } from '../../providers/index.ts';
import { established } from '../established.ts';
import { framework, type Framework, type Position } from '../framework.ts';
import { HistoryTransferred, PositionAwarded, type FrameworkEvent } from '../framework.events.ts';
import { rankOn } from '../ranks/rank-on.ts';
import { role } from '../role.ts';
import { demandAwardable } from './demand-awardable.ts';
import { PositionNovated } from './position-change.events.ts';
import { demandHeld, vacated, withoutFrom } from './vacated.ts';

/**
 * From `on` the position is another provider's, on evidence such as a deed: with its end, its rank and, where figures
 * are kept, its history (domain E29). A merger may take the successor beyond an award limit: that is flagged by the
 * audit, and nothing is taken away (E44).
 */
export class NovatePosition extends command(
  {
    framework: reference,
    area: reference,
    role,
    provider: reference,
    from: date,
    successor: reference,
    on: date,
    evidence: label,
  },
  mayBeAskedBy('contract-manager'),
) {}

const isSo = ({ positions }: Framework, { area, role, successor, on }: NovatePosition) =>
  positions.some(
    (held) => held.area === area && held.role === role && held.provider === successor && held.from === on,
  );

/** @param admitted whether the successor is known to the council */
export const novatePosition =
  (novate: NovatePosition, admitted: boolean): Decide<Framework, FrameworkEvent> =>
  (state) => {
    const { area, role, provider, successor, on, evidence } = novate;
    established(state, novate.framework);
    const held = demandHeld(state, novate, on);
    if (held.to === on && isSo(state, novate)) return [];
    if (held.to === on)
      throw new Rejection(
        'position-unknown',
        `${provider} does not hold ${area} as ${role} on ${on} any more: name a day on which it does.`,
      );
    if (successor === provider)
      throw new Rejection('novated-to-itself', `${provider} holds it already: name another provider.`);
    const award: Position = { ...held, provider: successor, from: on, rank: rankOn(state.reviews, held, on) };
    demandAwardable(withoutFrom(state, novate, on), award, admitted);
    const transfer = { framework: novate.framework, area, from: provider, to: successor, on, evidence };
    return [
      new PositionNovated(novate),
      vacated(novate, on, evidence),
      new PositionAwarded(award),
      ...(role === 'reserve' || held.from === on ? [] : [new HistoryTransferred({ ...transfer, role })]),
    ];
  };

@CommandHandler(NovatePosition)
export class NovatePositionHandler implements ICommandHandler<NovatePosition> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(novate: NovatePosition) {
    const { standing } = await this.aggregates.load(provider, novate.successor);
    return this.aggregates.transact(framework, novate.framework, novatePosition(novate, standing !== null));
  }
}
