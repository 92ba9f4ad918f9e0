import { command, mayBeAskedBy } from '#access';
import { Aggregates, date, label, reference, Rejection, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { established } from '../established.ts';
import { framework, type Framework, type Position } from '../framework.ts';
import type { FrameworkEvent } from '../framework.events.ts';
import { role } from '../role.ts';
import { awarded } from './awarded.ts';
import { PositionSteppedDown } from './position-change.events.ts';
import { demandHeld, vacated, withoutFrom } from './vacated.ts';

/** From `on` whoever holds the position that began on `from` comes later in the order: `into` another role. */
export class StepDownPosition extends command(
  {
    framework: reference,
    area: reference,
    role: role.exclude(['reserve']),
    provider: reference,
    from: date,
    into: role.exclude(['primary']),
    rank: z.int().min(1).max(10_000).nullable(),
    on: date,
    reason: label,
  },
  mayBeAskedBy('contract-manager'),
) {}

const isSo = ({ positions }: Framework, { area, provider, into, on }: StepDownPosition) =>
  positions.some(
    (held) => held.area === area && held.provider === provider && held.role === into && held.from === on,
  );

export const stepDownPosition =
  ({ rank, ...step }: StepDownPosition): Decide<Framework, FrameworkEvent> =>
  (state) => {
    established(state, step.framework);
    const { area, role, provider, into, on, reason } = step;
    const position = demandHeld(state, step, on);
    if (position.to === on && isSo(state, { rank, ...step })) return [];
    if (into === role)
      throw new Rejection('not-a-step-down', `${provider} is ${role} in ${area} already: name a later role.`);
    const award: Position = {
      framework: step.framework,
      area,
      role: into,
      provider,
      from: on,
      to: position.to,
      rank,
    };
    return [
      new PositionSteppedDown(step),
      vacated(step, on, reason),
      ...awarded(withoutFrom(state, step, on), award, true),
    ];
  };

@CommandHandler(StepDownPosition)
export class StepDownPositionHandler implements ICommandHandler<StepDownPosition> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(step: StepDownPosition) {
    return this.aggregates.transact(framework, step.framework, stepDownPosition(step));
  }
}
