const [second, minute, hour] = [1_000, 60_000, 3_600_000];

/**
 * Milliseconds between one attempt and the next; the first is made at once. The schedule of the Standard Webhooks
 * specification, 75½ hours long; after the last attempt a message is given up.
 */
export const waits: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** The longest that a receiver may put us off, in milliseconds. */
const longest = 24 * hour;

/**
 * Milliseconds until the next attempt, a fifth more or less, so that not all come at once; null: no more.
 *
 * @param made attempts so far, 1 or more.
 * @param chance from 0 to below 1.
 * @param asked milliseconds that the receiver asked for (`Retry-After`): never sooner.
 */
export function waitAfter(made: number, chance: number, asked: number | null = null): number | null {
  const wait = waits[made - 1];
  if (wait === undefined) return null;
  return Math.max(Math.round(wait * (0.8 + 0.4 * chance)), Math.min(asked ?? 0, longest));
}
