import { addDays, type LocalDate } from '#event-sourcing';

/** What a provider took on: on a day, of so many minutes a week. */
export interface Taken {
  readonly provider: string;
  readonly on: LocalDate;
  readonly weeklyMinutes: number;
}

/** How far back the record is read, and within how many days what was taken on counts together. */
export const pace = { windowDays: 364, days: 28 } as const;

/**
 * What each provider could take on: the most weekly minutes that it took on within 28 days in the year that ends with a
 * date. Nobody says what a provider has room for, so the record does: what it has done once.
 */
export function capacityOf(taken: readonly Taken[], asOf: LocalDate): ReadonlyMap<string, number> {
  const from = addDays(asOf, 1 - pace.windowDays);
  const counted = taken.filter(({ on }) => from <= on && on <= asOf);
  return new Map(
    [...Map.groupBy(counted, ({ provider }) => provider)].map(([provider, own]) => {
      const sums = own.map(({ on: first }) => {
        const last = addDays(first, pace.days - 1);
        return own
          .filter(({ on }) => first <= on && on <= last)
          .reduce((sum, { weeklyMinutes }) => sum + weeklyMinutes, 0);
      });
      return [provider, Math.max(...sums)];
    }),
  );
}
