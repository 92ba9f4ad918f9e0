import type { Level } from '../../contexts/agreement/index.ts';
import { policyOn, type FrameworkRow, type Position } from '../frameworks/index.ts';
import { dayInWords, holdsOn, listInWords } from '../measures/index.ts';
import { eventsOfPosition, type Finding } from './finding.ts';

/**
 * A provider held more positions of one level and role at once than the policy allowed on that date (S4:81-89). What
 * is held only grows, and limits only change, on the dates that are looked at. What a second person let pass is left out.
 */
export function awardLimitExceeded(framework: FrameworkRow): readonly Finding[] {
  const levelOf = ({ area }: Position) => framework.areas[area]?.level;
  const alike = Map.groupBy(
    framework.positions,
    (position) => `${levelOf(position)}/${position.role}/${position.provider}`,
  );
  return [...alike.values()].flatMap((positions) => {
    const [first] = positions;
    const level = first && levelOf(first);
    if (!first || level === undefined) return [];
    return exceeded(framework, first, level, positions) ?? [];
  });
}

function exceeded(
  framework: FrameworkRow,
  { provider, role }: Position,
  level: Level,
  positions: readonly Position[],
): Finding | undefined {
  const changes = [
    ...positions.map(({ from }) => from),
    ...framework.policies.map((each) => each.effectiveFrom),
  ];
  for (const date of new Set(changes.toSorted())) {
    const held = positions.filter((position) => holdsOn(position, date));
    const limit = policyOn(framework, date).policy.awardLimits[level]?.[role];
    if (limit === undefined || held.filter(({ excepted }) => !excepted).length <= limit) continue;
    const areas = held.map(({ area }) => area).toSorted();
    return {
      code: 'AWARD_LIMIT_EXCEEDED',
      provider,
      level,
      role,
      because:
        `From ${dayInWords(date)} ${provider} was the ${role} provider of ${held.length} areas of ` +
        `level ${level} at once (${listInWords(areas)}), although the policy allows ${limit}.`,
      events: held.flatMap((position) => eventsOfPosition(framework, position)),
    };
  }
  return undefined;
}
