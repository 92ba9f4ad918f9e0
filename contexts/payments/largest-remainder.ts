import { sumOf } from './ratio.ts';

/**
 * Divides a whole number in proportion to whole weights, so that the parts sum to it exactly (E69): each is rounded
 * down, and what is left goes one by one to those that lost most; of equals, to the earlier. All weights nothing: nobody
 * has a part.
 */
export function largestRemainder(amount: number, weights: readonly number[]): readonly number[] {
  const all = BigInt(sumOf(weights));
  if (all === 0n) return weights.map(() => 0);
  const parts = weights.map((weight, index) => {
    const exact = BigInt(amount) * BigInt(weight);
    return { index, whole: Number(exact / all), lost: exact % all };
  });
  const left = amount - sumOf(parts.map(({ whole }) => whole));
  const first = parts.toSorted((a, b) => Number(b.lost > a.lost) - Number(b.lost < a.lost));
  const luckier = new Set(first.slice(0, left).map(({ index }) => index));
  return parts.map(({ index, whole }) => whole + Number(luckier.has(index)));
}
