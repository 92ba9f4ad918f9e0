import type { Role } from '../../contexts/agreement/index.ts';
import { by } from '../measures/index.ts';
import { perYear } from '../uplift-preview/index.ts';
import type { LivePackage, StressedCounty, Successor } from './county.ts';

/** How many packages, and of how many minutes a week. */
export interface Load {
  readonly packages: number;
  readonly weeklyMinutes: number;
  readonly doubleHanded: number;
  readonly rural: number;
}

/** Why nobody takes a package: nobody of the area could be asked for it, or nobody who could be has room. */
export type Because = 'nobody' | 'no-room';

/** Whom a package would go to. */
export interface Move {
  readonly package: string;
  readonly referral: string;
  readonly from: string;
  readonly area: string;
  readonly weeklyMinutes: number;
  readonly to: { readonly provider: string; readonly role: Role } | null;
  /** Null: somebody takes it. */
  readonly because: Because | null;
  /** What a year of it costs more, in whole pence; null: nobody takes it, or one of the two rates is not known. */
  readonly yearPence: number | null;
}

/** What happens in one area. */
export interface AreaStress extends Load {
  readonly area: string;
  /** The positions that nobody holds any more. */
  readonly lost: readonly { readonly provider: string; readonly role: Role }[];
  /** Who takes over how much, in the order of referral. */
  readonly taken: readonly {
    readonly provider: string;
    readonly role: Role;
    readonly packages: number;
    readonly weeklyMinutes: number;
    readonly yearPence: number;
  }[];
  readonly uncovered: Load;
  readonly yearPence: number;
}

/** What happens when providers stop, all at the same time. */
export interface Stress {
  readonly stopping: readonly string[];
  readonly moved: Load;
  readonly uncovered: Load;
  /** What the packages that find a provider cost more in a year. */
  readonly yearPence: number;
  /** Packages that find a provider, of which nobody can tell what they cost more. */
  readonly costUnknown: number;
  readonly areas: readonly AreaStress[];
  readonly moves: readonly Move[];
}

const loadOf = (packages: readonly Pick<LivePackage, 'weeklyMinutes' | 'carers' | 'rural'>[]): Load => ({
  packages: packages.length,
  weeklyMinutes: packages.reduce((sum, { weeklyMinutes }) => sum + weeklyMinutes, 0),
  doubleHanded: packages.filter(({ carers }) => carers === 2).length,
  rural: packages.filter(({ rural }) => rural).length,
});

/** The hardest to place first: two carers, out of the way, many minutes. */
const hardestFirst = by<LivePackage>(
  ({ carers }) => -carers,
  ({ rural }) => (rural ? 0 : 1),
  ({ weeklyMinutes }) => -weeklyMinutes,
  (each) => each.package,
);

const canBeAsked = ({ asked, outOfScope }: Successor, { needs }: LivePackage) =>
  asked && !needs.some((need) => outOfScope.includes(need));

const costMore = ({ weeklyMinutes, hourlyPence }: LivePackage, to: Successor): number | null =>
  hourlyPence === null || to.hourlyPence === null
    ? null
    : perYear(weeklyMinutes, to.hourlyPence - hourlyPence);

/** Each package of whoever stops goes to the first in the order of its area who can be asked for it and has room. */
function movesOf(
  { packages, successors, capacity }: StressedCounty,
  stopping: ReadonlySet<string>,
): readonly (Move & LivePackage)[] {
  const room = new Map(capacity);
  return packages
    .filter(({ provider }) => stopping.has(provider))
    .toSorted(hardestFirst)
    .map((placed) => {
      const able = (successors.get(placed.area) ?? []).filter(
        (each) => !stopping.has(each.provider) && canBeAsked(each, placed),
      );
      const to = able.find(({ provider }) => (room.get(provider) ?? 0) >= placed.weeklyMinutes);
      const move = { ...placed, from: placed.provider };
      if (!to) return { ...move, to: null, because: able.length > 0 ? 'no-room' : 'nobody', yearPence: null };
      room.set(to.provider, (room.get(to.provider) ?? 0) - placed.weeklyMinutes);
      const { provider, role } = to;
      return { ...move, to: { provider, role }, because: null, yearPence: costMore(placed, to) };
    });
}

const pence = (moves: readonly Move[]) => moves.reduce((sum, { yearPence }) => sum + (yearPence ?? 0), 0);

function areaOf(
  area: string,
  moves: readonly (Move & LivePackage)[],
  inOrder: readonly Successor[],
  stopping: ReadonlySet<string>,
): AreaStress {
  return {
    ...{ area, ...loadOf(moves) },
    lost: inOrder
      .filter(({ provider }) => stopping.has(provider))
      .map(({ provider, role }) => ({ provider, role })),
    taken: inOrder.flatMap(({ provider, role }) => {
      const own = moves.filter(({ to }) => to?.provider === provider && to.role === role);
      const { packages, weeklyMinutes } = loadOf(own);
      return packages === 0 ? [] : [{ provider, role, packages, weeklyMinutes, yearPence: pence(own) }];
    }),
    uncovered: loadOf(moves.filter(({ to }) => to === null)),
    yearPence: pence(moves),
  };
}

/**
 * What becomes of the packages of providers that stop, all on the same day: pure, and the same whenever it is asked.
 * Areas are those in which they have packages or positions.
 */
export function stressOf(county: StressedCounty, stopping: ReadonlySet<string>): Stress {
  const moves = movesOf(county, stopping);
  const held = [...county.successors].filter(([, all]) => all.some(({ provider }) => stopping.has(provider)));
  const areas = [...new Set([...moves.map(({ area }) => area), ...held.map(([area]) => area)])].toSorted();
  const uncovered = moves.filter(({ to }) => to === null);
  return {
    stopping: [...stopping].toSorted(),
    moved: loadOf(moves),
    uncovered: loadOf(uncovered),
    yearPence: pence(moves),
    costUnknown: moves.filter(({ to, yearPence }) => to !== null && yearPence === null).length,
    areas: areas.map((area) =>
      areaOf(
        area,
        moves.filter((each) => each.area === area),
        county.successors.get(area) ?? [],
        stopping,
      ),
    ),
    moves: moves.map(
      ({ package: reference, referral, from, area, weeklyMinutes, to, because, yearPence }) => ({
        ...{ package: reference, referral, from, area, weeklyMinutes, to, because, yearPence },
      }),
    ),
  };
}
