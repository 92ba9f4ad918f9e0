import { z } from 'zod';
import { milliPercentOf } from '../ratio.ts';

/** A share that says what it is a share of. */
export interface Measured {
  readonly measure: string;
  readonly counted: { readonly what: string; readonly count: number };
  readonly outOf: { readonly what: string; readonly count: number };
  /** In thousandths of a percent, rounded down; null: out of nothing. Compare the counts, never this. */
  readonly milliPercent: number | null;
  readonly source: string;
}

/** What is counted, and out of what, in words. */
export interface MeasureDefinition {
  readonly measure: string;
  readonly counted: string;
  readonly outOf: string;
  readonly source: string;
}

/** Whole numbers of people, outcomes, minutes or pence. */
export const count = z.int().min(0).max(1_000_000_000_000);

export const measured = (
  { measure, counted, outOf, source }: MeasureDefinition,
  part: number,
  whole: number,
): Measured => ({
  measure,
  counted: { what: counted, count: part },
  outOf: { what: outOf, count: whole },
  milliPercent: whole === 0 ? null : milliPercentOf(BigInt(part), BigInt(whole)),
  source,
});
