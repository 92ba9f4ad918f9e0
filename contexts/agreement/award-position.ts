import { command, mayBeAskedBy } from '#access';
import { addDays, Aggregates, canonicalize, Rejection, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { provider } from '../providers/index.ts';
import { checkAwardLimit } from './award-limit.ts';
import { established } from './established.ts';
import { framework, samePosition, type Framework } from './framework.ts';
import { PositionAwarded, positionFacts, type FrameworkEvent } from './framework.events.ts';
import { overlap } from './interval.ts';
import { policyOn } from './policy-on.ts';

/** Held from `from` until the day before `to`; `to` null: until it is vacated. */
export class AwardPosition extends command(positionFacts, mayBeAskedBy('contract-manager')) {}

/** @param admitted whether the provider is known to the council */
export const awardPosition =
  (award: AwardPosition, admitted: boolean): Decide<Framework, FrameworkEvent> =>
  (state) => {
    const { area, role, provider, from, to } = award;
    const { startsOn, endsOn } = established(state, award.framework);
    const known = state.positions.find((held) => samePosition(held, award));
    if (known && canonicalize(known) === canonicalize({ ...award })) return [];

    const level = state.areas.get(area)?.level;
    if (level === undefined) {
      throw new Rejection('area-unknown', `There is no area ${area}: define it first.`);
    }
    if (!admitted) {
      throw new Rejection('provider-unknown', `There is no provider ${provider}: admit it first.`);
    }
    if (to !== null && to <= from) {
      throw new Rejection('position-ends-before-it-starts', 'Give a "to" that is after "from", or null.');
    }
    if (from < startsOn || from > endsOn || (to !== null && to > addDays(endsOn, 1))) {
      throw new Rejection(
        'position-outside-framework',
        `The framework runs from ${startsOn} to ${endsOn}: award the position within it.`,
      );
    }
    if (!policyOn(state.policies, from).order[level]?.includes(role)) {
      throw new Rejection(
        'role-not-in-level',
        `The policy has no ${role} in level ${level}: award another role, or adopt a policy that has it.`,
      );
    }
    const inTheWay = state.positions.find(
      (held) =>
        held.area === area &&
        held.role === role &&
        (samePosition(held, award) ||
          ((held.provider === provider || role === 'primary') && overlap(held, award))),
    );
    if (inTheWay?.provider === provider) {
      throw new Rejection(
        'position-held',
        `${provider} is on record as ${role} in ${area} from ${inTheWay.from}: award another period.`,
      );
    }
    if (inTheWay) {
      throw new Rejection(
        'primary-held-by-another',
        `${inTheWay.provider} is primary in ${area} from ${inTheWay.from}: vacate that position first.`,
      );
    }
    checkAwardLimit(state, award, level);
    return [new PositionAwarded(award)];
  };

@CommandHandler(AwardPosition)
export class AwardPositionHandler implements ICommandHandler<AwardPosition> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(award: AwardPosition) {
    const { standing } = await this.aggregates.load(provider, award.provider);
    return this.aggregates.transact(framework, award.framework, awardPosition(award, standing !== null));
  }
}
