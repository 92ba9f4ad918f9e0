/** What so many packages cost more in a year. */
export interface YearSum {
  readonly packages: number;
  readonly yearPence: number;
}

/** A week's days, and an hour's minutes. */
const share = 7n * 60n;

/**
 * What a year of 365 days costs more, each a seventh of the weekly minutes: exact, and rounded once to whole pence, half
 * a penny away from nothing, as what is owed for days is.
 */
export function perYear(weeklyMinutes: number, morePence: number): number {
  const exact = 365n * BigInt(weeklyMinutes) * BigInt(morePence);
  const size = exact < 0n ? -exact : exact;
  const rounded = Number((2n * size + share) / (2n * share));
  return exact < 0n ? -rounded : rounded;
}

/** Sums of whole pence, by what each is of, in order. */
export const sums = <T extends { readonly yearPence: number }>(
  costs: readonly T[],
  of: (cost: T) => string,
): readonly (readonly [string, YearSum])[] =>
  [...Map.groupBy(costs, of)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, own]) => [
      key,
      { packages: own.length, yearPence: own.reduce((sum, { yearPence }) => sum + yearPence, 0) },
    ]);
