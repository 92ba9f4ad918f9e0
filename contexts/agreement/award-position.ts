import { command, mayBeAskedBy } from '#access';
import { Aggregates, canonicalize, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { provider } from '../providers/index.ts';
import { established } from './established.ts';
import { framework, samePosition, type Framework } from './framework.ts';
import { positionFacts, type FrameworkEvent } from './framework.events.ts';
import { awarded } from './positions/awarded.ts';

/** Held from `from` until the day before `to`; `to` null: until it is vacated. */
export class AwardPosition extends command(positionFacts, mayBeAskedBy('contract-manager', 'system')) {}

/** @param admitted whether the provider is known to the council */
export const awardPosition =
  (award: AwardPosition, admitted: boolean): Decide<Framework, FrameworkEvent> =>
  (state) => {
    established(state, award.framework);
    const known = state.positions.find((held) => samePosition(held, award));
    if (known && canonicalize(known) === canonicalize({ ...award })) return [];
    return awarded(state, award, admitted);
  };

@CommandHandler(AwardPosition)
export class AwardPositionHandler implements ICommandHandler<AwardPosition> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(award: AwardPosition) {
    const { standing } = await this.aggregates.load(provider, award.provider);
    return this.aggregates.transact(framework, award.framework, awardPosition(award, standing !== null));
  }
}
