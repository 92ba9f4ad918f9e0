import { addDays, Rejection } from '#event-sourcing';
import { established } from '../established.ts';
import { samePosition, type Framework, type Position } from '../framework.ts';
import { overlap } from '../interval.ts';
import { policyOn } from '../policy-on.ts';
import type { Level } from '../role.ts';

/**
 * That a position can be held so, award limits apart. Throws a Rejection `framework-unknown`, `area-unknown`,
 * `provider-unknown`, `position-ends-before-it-starts`, `position-outside-framework`, `role-not-in-level`,
 * `position-held`, `primary-held-by-another`.
 *
 * @param admitted whether the provider is known to the council
 * @returns the level of its area
 */
export function demandAwardable(state: Framework, award: Position, admitted: boolean): Level {
  const { area, role, provider, from, to } = award;
  const { startsOn, endsOn } = established(state, award.framework);
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
  return level;
}
