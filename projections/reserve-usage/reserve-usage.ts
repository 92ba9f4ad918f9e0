import type { Instant, LocalDate, Views } from '#event-sourcing';
import { frameworkNamed, policyOn } from '../frameworks/index.ts';
import { percentOf, windowEnding, type Window } from '../measures/index.ts';
import { placements, type Part, type PlacedAs, type Placement } from './placements.ts';

/** So many packages, and the care that they ask for in a week. */
export interface Volume {
  readonly placements: number;
  readonly weeklyMinutes: number;
}

/** How the packages of an area were placed. Percentages truncated to one decimal, null of nothing. */
export interface ReserveUsageRow extends Volume {
  readonly area: string;
  /** The roles that occur, in the order of their names. */
  readonly byRole: Readonly<Partial<Record<PlacedAs, Volume>>>;
  readonly reservePercent: number | null;
  readonly reserveHoursPercent: number | null;
}

/** `kpi reserve`: how much of the work the reserve providers took (S4:103). A row per area with a placement. */
export interface ReserveUsageDocument {
  readonly measure: 'reserve-usage';
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly knownAt: Instant | null;
  readonly policyVersion: number;
  /** What reserve providers took before the framework, in per cent. */
  readonly baselinePercent: number;
  readonly window: Window;
  readonly total: Omit<ReserveUsageRow, 'area'> & { readonly area: null };
  readonly rows: readonly ReserveUsageRow[];
}

/** What is asked of the figure; `framework` left out: the only one. `knownAt` only says what the views hold. */
export interface ReserveUsageQuestion extends Part {
  readonly framework?: string | undefined;
  readonly asOf: LocalDate;
  readonly knownAt?: Instant | null | undefined;
}

const roles = ['off-framework', 'primary', 'reserve', 'secondary'] as const satisfies readonly PlacedAs[];

const volumeOf = (placed: readonly Placement[]): Volume => ({
  placements: placed.length,
  weeklyMinutes: placed.reduce((sum, { weeklyMinutes }) => sum + weeklyMinutes, 0),
});

/** How these placements were made. */
export function usageOf(placed: readonly Placement[]): Omit<ReserveUsageRow, 'area'> {
  const all = volumeOf(placed);
  const groups = Map.groupBy(placed, ({ role }) => role);
  const reserve = volumeOf(groups.get('reserve') ?? []);
  return {
    ...all,
    byRole: Object.fromEntries(
      roles.flatMap((role) => {
        const group = groups.get(role);
        return group ? [[role, volumeOf(group)]] : [];
      }),
    ),
    reservePercent: percentOf(reserve.placements, all.placements),
    reserveHoursPercent: percentOf(reserve.weeklyMinutes, all.weeklyMinutes),
  };
}

/** How the packages placed in the window were placed, by area; the window is that of acceptance. */
export function reserveUsage(views: Views, question: ReserveUsageQuestion): ReserveUsageDocument {
  const { asOf, knownAt = null } = question;
  const framework = frameworkNamed(views, question.framework);
  const { version, policy } = policyOn(framework, asOf);
  const window = windowEnding(asOf, policy.acceptance.windowDays);
  const placed = placements(views, framework.framework, window, question);
  const areas = Map.groupBy(placed, ({ area }) => area);
  return {
    measure: 'reserve-usage',
    framework: framework.framework,
    asOf,
    knownAt,
    policyVersion: version,
    baselinePercent: policy.reserve.baselinePercent,
    window,
    total: { area: null, ...usageOf(placed) },
    rows: [...areas.keys()].toSorted().map((area) => ({ area, ...usageOf(areas.get(area) ?? []) })),
  };
}
