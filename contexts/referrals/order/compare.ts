import { deterministicId } from '#event-sourcing';
import type { Candidate, Criterion } from '../order.events.ts';

/** What is compared: a candidate and, once it has said yes, whether it can do all that was asked. */
export type Compared = Candidate & { readonly able?: boolean };

/** What each criterion looks at: the least comes first. */
const values: Readonly<Record<Criterion, (each: Compared, seed: string) => number | string>> = {
  ability: ({ able }) => Number(able === false),
  preference: ({ preferred }) => Number(!preferred),
  rate: ({ hourlyPence }) => hourlyPence ?? Number.MAX_SAFE_INTEGER,
  'least-recent': ({ lastPlacedAt }) => lastPlacedAt ?? '',
  'seeded-random': ({ provider }, seed) => deterministicId(seed, provider),
  // Between two steps only.
  'first-accepted': () => 0,
};

/** The first of the criteria that tells the two apart; undefined when none does. */
export const toldApartBy = (
  a: Compared,
  b: Compared,
  criteria: readonly Criterion[],
  seed: string,
): Criterion | undefined => criteria.find((each) => values[each](a, seed) !== values[each](b, seed));

/** Which of the two comes first by the criteria: negative, positive, or 0 when none tells them apart. */
export function compare(a: Compared, b: Compared, criteria: readonly Criterion[], seed: string): number {
  const criterion = toldApartBy(a, b, criteria, seed);
  if (criterion === undefined) return 0;
  return values[criterion](a, seed) < values[criterion](b, seed) ? -1 : 1;
}
