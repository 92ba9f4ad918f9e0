import type { PolicyDocument } from '../agreement/index.ts';

/**
 * Whether the middle one of an odd number of values belongs to both halves, of which the quartiles are the medians
 * (domain 1.6: the two methods flag other rates, and so the policy fixes one).
 */
export type QuartileMethod = PolicyDocument['rateReview']['quartiles'];

export interface Quartiles {
  readonly first: bigint;
  readonly median: bigint;
  readonly third: bigint;
}

/** The middle of sorted even values, at least one. */
const middle = (sorted: readonly bigint[]): bigint => {
  const at = (index: number) => sorted[index] ?? 0n;
  return (at((sorted.length - 1) >> 1) + at(sorted.length >> 1)) / 2n;
};

/** The middle of even amounts, in their own unit; null: there are none. */
export const medianOf = (amounts: readonly bigint[]): bigint | null =>
  amounts.length === 0 ? null : middle(amounts.toSorted((a, b) => (a < b ? -1 : 1)));

/** The quartiles of even amounts, in their own unit; null when there are too few, by the method, to have any. */
export function quartilesOf(amounts: readonly bigint[], method: QuartileMethod): Quartiles | null {
  const sorted = amounts.toSorted((a, b) => (a < b ? -1 : 1));
  const half = method === 'inclusive' ? (sorted.length + 1) >> 1 : sorted.length >> 1;
  if (half === 0) return null;
  return {
    first: middle(sorted.slice(0, half)),
    median: middle(sorted),
    third: middle(sorted.slice(-half)),
  };
}
