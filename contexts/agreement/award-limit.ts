import { Rejection } from '#event-sourcing';
import type { Framework, Position } from './framework.ts';
import type { Level } from './framework.events.ts';
import { contains } from './interval.ts';
import { policyOn } from './policy-on.ts';

/**
 * S4:81-89: one provider may hold only so many positions of a level and role at once, on any date of the new one,
 * by the policy in force on that date. Counts rise and limits change only on the dates that are looked at.
 * Refused `award-limit-exceeded`.
 */
export function checkAwardLimit(state: Framework, award: Position, level: Level): void {
  const { role, provider, from } = award;
  const alike = state.positions.filter(
    (held) => held.provider === provider && held.role === role && state.areas.get(held.area)?.level === level,
  );
  const changes = [
    ...alike.map((held) => held.from),
    ...state.policies.map(({ effectiveFrom }) => effectiveFrom),
  ];
  for (const date of new Set([from, ...changes.filter((change) => contains(award, change)).toSorted()])) {
    const limit = policyOn(state.policies, date).awardLimits[level]?.[role];
    const held = alike.filter((position) => contains(position, date)).length;
    if (limit !== undefined && held >= limit) {
      throw new Rejection(
        'award-limit-exceeded',
        `${provider} would hold ${held + 1} ${role} positions of level ${level} on ${date}, and the policy allows ` +
          `${limit}: vacate one first, or adopt a policy with a higher limit.`,
      );
    }
  }
}
