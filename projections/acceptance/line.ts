import { percentOf } from '../measures/index.ts';

/** So many accepted of so many counted. */
export interface Share {
  readonly accepted: number;
  readonly counted: number;
}

/** S4:109: a minimum, so exactly the line passes. Compared as whole numbers, never as a shown percentage. */
export const meets = ({ accepted, counted }: Share, minimumPercent: number): boolean =>
  100 * accepted >= minimumPercent * counted;

/**
 * Further declines before a breach, when at or above the line: ⌊(100a − p·n) ÷ p⌋; null when below it, when the line
 * is 0 (none can breach it) or when nothing is counted.
 */
export function headroom({ accepted, counted }: Share, minimumPercent: number): number | null {
  if (counted === 0 || minimumPercent === 0 || !meets({ accepted, counted }, minimumPercent)) return null;
  const spare = 100 * accepted - minimumPercent * counted;
  return (spare - (spare % minimumPercent)) / minimumPercent;
}

/**
 * Acceptances in a row needed to be back: ⌈(p·n − 100a) ÷ (100 − p)⌉, 0 when at or above the line; null when the line
 * is 100 (no number of acceptances undoes a decline) or when nothing is counted.
 */
export function recovery({ accepted, counted }: Share, minimumPercent: number): number | null {
  if (counted === 0 || minimumPercent === 100) return null;
  if (meets({ accepted, counted }, minimumPercent)) return 0;
  const missing = minimumPercent * counted - 100 * accepted;
  const step = 100 - minimumPercent;
  return (missing + ((step - (missing % step)) % step)) / step;
}

/** The share as a figure: truncated to one decimal, null when nothing is counted. */
export const percentAccepted = ({ accepted, counted }: Share): number | null => percentOf(accepted, counted);
