import type { Level, PolicyDocument, Role } from '../../contexts/agreement/index.ts';
import { by } from '../measures/index.ts';

/** How many positions of a level and role a provider holds, and how many it may (S4:81-89). */
export interface LimitLine {
  readonly provider: string;
  readonly level: Level;
  readonly role: Role;
  readonly limit: number;
  readonly used: number;
  /** Of those, awarded beyond the limit by a recorded exception. */
  readonly excepted: number;
  /** How many more it may be awarded. */
  readonly left: number;
}

interface Held {
  readonly provider: string;
  readonly level: Level | null;
  readonly role: Role;
  readonly excepted: boolean;
}

/** For every provider that holds a position for which there is a limit, what is left of it. */
export function limitsOf(
  held: readonly Held[],
  awardLimits: PolicyDocument['awardLimits'],
): readonly LimitLine[] {
  const alike = Map.groupBy(held, ({ provider, level, role }) => `${provider}/${level}/${role}`);
  const lines = [...alike.values()].flatMap((positions): readonly LimitLine[] => {
    const [first] = positions;
    const limit = first?.level ? awardLimits[first.level]?.[first.role] : undefined;
    if (!first?.level || limit === undefined) return [];
    const { provider, level, role } = first;
    const used = positions.length;
    const excepted = positions.filter((each) => each.excepted).length;
    return [{ provider, level, role, limit, used, excepted, left: Math.max(0, limit - used) }];
  });
  return lines.toSorted(
    by(
      ({ level }) => level,
      ({ role }) => role,
      ({ provider }) => provider,
    ),
  );
}
