/** Of a number of offers, how many were accepted. */
export interface Answers {
  readonly accepted: number;
  readonly counted: number;
}

/** What a probability of 1 is written as: probabilities are whole millionths. */
export const million = 1_000_000;

/** Of `all` things, how many ways there are to take `some`. */
function choose(all: bigint, some: bigint): bigint {
  let ways = 1n;
  for (let taken = 1n; taken <= some; taken++) ways = (ways * (all - some + taken)) / taken;
  return ways;
}

/**
 * Fisher's exact test, one-sided: had chance alone dealt the acceptances out among these offers, how often would the
 * segment have had no more of them than it has? In millionths, rounded up, so that chance is never made to look rarer
 * than it is. Whole numbers throughout: P(X ≤ a) of the hypergeometric distribution, as a quotient of `bigint`s.
 *
 * @param segment its offers, and how many of them were accepted
 * @param others all offers beside them
 */
export function chanceMillionths(segment: Answers, others: Answers): number {
  const inside = BigInt(segment.counted);
  const outside = BigInt(others.counted);
  const accepted = BigInt(segment.accepted + others.accepted);
  const refused = inside + outside - accepted;
  let taken = inside > refused ? inside - refused : 0n;
  let ways = choose(accepted, taken) * choose(refused, inside - taken);
  let asFew = 0n;
  for (; taken <= BigInt(segment.accepted); taken++) {
    asFew += ways;
    ways = (ways * (accepted - taken) * (inside - taken)) / ((taken + 1n) * (refused - inside + taken + 1n));
  }
  const all = choose(inside + outside, inside);
  return Number((asFew * BigInt(million) + all - 1n) / all);
}
