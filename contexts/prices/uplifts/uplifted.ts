import type { Formula, UpliftBounds, UpliftProposed, UpliftRounding } from './uplift.events.ts';

/** A rise in ten-millionths: 7.26 % is 726000n. Weights are whole percent and rises thousandths of one, so it is exact. */
export type Rise = bigint;

/** One percent as a Rise. */
const percent = 100_000n;
const whole = 100n * percent;
const ofMilliPercent = (milliPercent: number): Rise => BigInt(milliPercent) * 100n;

/** 60 % × 10.1 % + 40 % × 3 % = 7.26 % (domain.md 2.8). */
export const riseOf = (formula: Formula): Rise =>
  formula.kind === 'percent'
    ? ofMilliPercent(formula.milliPercent)
    : formula.parts.reduce(
        (sum, { weightPercent, milliPercent }) => sum + BigInt(weightPercent) * BigInt(milliPercent),
        0n,
      );

/** Whether a rise is at least so many percent, which may have decimals. */
export const atLeastPercent = (rise: Rise, atLeast: number): boolean =>
  rise >= BigInt(Math.round(atLeast * Number(percent)));

/** Within the bounds of the percentage. */
export function boundedRise(
  rise: Rise,
  { leastMilliPercent, mostMilliPercent }: Pick<UpliftBounds, 'leastMilliPercent' | 'mostMilliPercent'>,
): Rise {
  const least = leastMilliPercent === null ? rise : ofMilliPercent(leastMilliPercent);
  const raised = rise < least ? least : rise;
  const most = mostMilliPercent === null ? raised : ofMilliPercent(mostMilliPercent);
  return raised > most ? most : raised;
}

/** What the rise of a provider's rates follows from. */
export type RiseTerms = Pick<UpliftProposed, 'formula' | 'bounds' | 'exceptions'>;

/** What a provider's rates rise by: the percentage that it is an exception with, or everybody's within the bounds. */
export function riseFor({ formula, bounds, exceptions }: RiseTerms, provider: string): Rise {
  const exception = exceptions.find((each) => each.provider === provider);
  return exception
    ? riseOf({ kind: 'percent', milliPercent: exception.milliPercent })
    : boundedRise(riseOf(formula), bounds);
}

const roundingUp: Readonly<Record<UpliftRounding['mode'], (rest: bigint, of: bigint) => boolean>> = {
  'half-up': (rest, of) => 2n * rest >= of,
  up: (rest) => rest > 0n,
  down: () => false,
};

/**
 * The pence an hour that come of a rate: raised exactly, rounded to whole increments, and kept within the bounds. A most
 * keeps what is above it already where it is.
 */
export function uplifted(
  oldPence: number,
  rise: Rise,
  { mode, incrementPence }: UpliftRounding,
  { leastPence, mostPence }: Pick<UpliftBounds, 'leastPence' | 'mostPence'>,
): number {
  const exact = BigInt(oldPence) * (whole + rise);
  const step = whole * BigInt(incrementPence);
  const steps = exact / step + (roundingUp[mode](exact % step, step) ? 1n : 0n);
  const rounded = Number(steps) * incrementPence;
  const most = Math.min(rounded, Math.max(mostPence ?? rounded, oldPence));
  return Math.max(most, leastPence ?? most);
}
