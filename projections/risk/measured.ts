import type { EventLink } from '../fairness/index.ts';
import type { Measured } from './score.ts';

/** Nobody knows. */
export const unknown: Measured = { hundredths: null, facts: [], events: [] };

/** So many of something, each with its words and its events. */
export const countOf = (
  found: readonly { readonly fact: string; readonly events: readonly EventLink[] }[],
): Measured => ({
  hundredths: found.length * 100,
  facts: found.map(({ fact }) => fact),
  events: found.flatMap(({ events }) => events),
});

/** 100 × part ÷ whole in hundredths of a percent, rounded down; null of nothing. Whole numbers throughout. */
export const shareHundredths = (part: number, whole: number): number | null =>
  whole === 0 ? null : Number((10_000n * BigInt(part)) / BigInt(whole));

/** Whole hundredths as a number with two decimals at most: `66.66`. */
export const plainly = (hundredths: number): string => String(hundredths / 100);
