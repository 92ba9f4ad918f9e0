import { type LocalDate, Rejection } from '#event-sourcing';
import type { Framework, Position } from './framework.ts';
import type { Level } from './framework.events.ts';
import { contains } from './interval.ts';
import type { PolicyDocument } from './policy-document.ts';
import { policyOn } from './policy-on.ts';

type Wanted = Pick<Position, 'role' | 'provider' | 'from' | 'to'>;

/** What a provider holds of a level and role on a date, and the most that it may; undefined: no limit. */
interface HeldOn {
  readonly date: LocalDate;
  readonly held: number;
  readonly limit: number | undefined;
}

/**
 * On the dates of a period on which it can change: counts rise and limits change on no other.
 *
 * @param limitsOn the award limits of a date: left out, those of the policy in force on it
 */
export function heldAndAllowed(
  state: Framework,
  wanted: Wanted,
  level: Level,
  limitsOn: (date: LocalDate) => PolicyDocument['awardLimits'] = (date) =>
    policyOn(state.policies, date).awardLimits,
): readonly HeldOn[] {
  const { role, provider, from } = wanted;
  const alike = state.positions.filter(
    (held) => held.provider === provider && held.role === role && state.areas.get(held.area)?.level === level,
  );
  const changes = [
    ...alike.map((held) => held.from),
    ...state.policies.map(({ effectiveFrom }) => effectiveFrom),
  ];
  const dates = new Set([from, ...changes.filter((change) => contains(wanted, change)).toSorted()]);
  return [...dates].map((date) => ({
    date,
    held: alike.filter((position) => contains(position, date)).length,
    limit: limitsOn(date)[level]?.[role],
  }));
}

/**
 * S4:81-89: one provider may hold only so many positions of a level and role at once, on any date of the new one,
 * by the policy in force on that date. Undefined: the award keeps every limit; else the Rejection
 * `award-limit-exceeded`.
 */
export function beyondLimit(state: Framework, award: Position, level: Level): Rejection | undefined {
  const beyond = heldAndAllowed(state, award, level).find(
    ({ held, limit }) => limit !== undefined && held >= limit,
  );
  if (!beyond) return undefined;
  const { date, held, limit } = beyond;
  return new Rejection(
    'award-limit-exceeded',
    `${award.provider} would hold ${held + 1} ${award.role} positions of level ${level} on ${date}, and the policy ` +
      `allows ${limit}: vacate one first, or ask for an exception that another person approves.`,
  );
}
