import { addDays, type LocalDate } from '#event-sourcing';
import {
  type DatedRate,
  packageRate,
  type PricedPackage,
  type UpliftTerms,
} from '../../contexts/prices/index.ts';
import { holdsOn, type Window } from '../measures/index.ts';
import type { CarePackage } from '../referrals/index.ts';

/** Days in a row on which the same is owed. */
export interface AdjustmentPart extends Window {
  readonly days: number;
  readonly weeklyMinutes: number;
  /** The package's hourly rate without the uplift, and with it. */
  readonly fromPence: number;
  readonly toPence: number;
}

/** A package, and what each of its days is priced by; null: nobody can tell. */
export interface Cared {
  readonly placed: CarePackage;
  /** Before any variation. */
  readonly weeklyMinutes: number;
  readonly rates: readonly DatedRate[];
  readonly pricedOn: (day: LocalDate) => PricedPackage | null;
}

const daysOf = ({ from, to }: Window): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days + 1;

/** The days of a window on which care was given or might have been: `endedOn` was the last. Undefined: none. */
export function careWithin({ startedOn, endedOn }: CarePackage, { from, to }: Window): Window | undefined {
  if (startedOn === null) return undefined;
  const care = {
    from: startedOn > from ? startedOn : from,
    to: endedOn !== null && endedOn < to ? endedOn : to,
  };
  return care.from <= care.to ? care : undefined;
}

/** A window, cut where something changes. */
function stretches({ from, to }: Window, days: readonly (LocalDate | null)[]): readonly Window[] {
  const within = days.filter((day) => day !== null).filter((day) => from < day && day <= to);
  const starts = [...new Set([from, ...within])].toSorted();
  return starts.map((start, i) => {
    const next = starts[i + 1];
    return { from: start, to: next === undefined ? to : addDays(next, -1) };
  });
}

/** What a package is paid more, or less, for the days of a window because of an uplift; not while it is suspended. */
export function partsOf(
  { placed, weeklyMinutes, rates, pricedOn }: Cared,
  uplifts: ReadonlyMap<string, UpliftTerms>,
  uplift: string,
  care: Window,
): readonly AdjustmentPart[] {
  const { variations, suspensions } = placed;
  const without = rates.filter(({ raisedBy }) => raisedBy !== uplift);
  const changes = [
    ...rates.map(({ effectiveFrom }) => effectiveFrom),
    ...variations.map(({ on }) => on),
    ...suspensions.flatMap(({ from, to }) => [from, to]),
  ];
  return stretches(care, changes).flatMap((stretch) => {
    const day = stretch.from;
    if (suspensions.some((each) => holdsOn(each, day))) return [];
    const priced = pricedOn(day);
    const [before, after] = [without, rates].map((each) => priced && packageRate(each, uplifts, priced, day));
    if (!before || !after || before.hourlyPence === after.hourlyPence) return [];
    const varied = variations.findLast(({ on }) => on <= day);
    const pence = { fromPence: before.hourlyPence, toPence: after.hourlyPence };
    return [
      { ...stretch, days: daysOf(stretch), weeklyMinutes: varied?.weeklyMinutes ?? weeklyMinutes, ...pence },
    ];
  });
}

/** A week's days, and an hour's minutes. */
const share = 7n * 60n;

/**
 * Whole pence for all parts: every day a seventh of the weekly minutes, summed exactly and rounded once, half a penny
 * away from nothing, so that as much is owed one way as the other.
 */
export function owedFor(parts: readonly AdjustmentPart[]): number {
  const exact = parts.reduce(
    (sum, { days, weeklyMinutes, fromPence, toPence }) =>
      sum + BigInt(days) * BigInt(weeklyMinutes) * BigInt(toPence - fromPence),
    0n,
  );
  const size = exact < 0n ? -exact : exact;
  const rounded = Number((2n * size + share) / (2n * share));
  return exact < 0n ? -rounded : rounded;
}
