import { medianOf, type QuartileMethod, quartilesOf } from '../../contexts/prices/index.ts';

/** How rates are spread: whole pence, and thousandths of a penny where the middle of two may fall between. */
export interface Spread {
  readonly rates: number;
  readonly minPence: number;
  /** Null: too few, by the method, to have quartiles. */
  readonly firstQuartileMilliPence: number | null;
  readonly medianMilliPence: number;
  readonly thirdQuartileMilliPence: number | null;
  readonly maxPence: number;
}

/** The middle of rates in pence, in thousandths of a penny; null of none. */
export function medianMilliPence(pence: readonly number[]): number | null {
  const median = medianOf(pence.map((each) => BigInt(each) * 1000n));
  return median === null ? null : Number(median);
}

/** The spread of rates in pence; at least one. */
export function spreadOf(pence: readonly number[], method: QuartileMethod): Spread {
  const quartiles = quartilesOf(
    pence.map((each) => BigInt(each) * 1000n),
    method,
  );
  return {
    ...{ rates: pence.length, minPence: Math.min(...pence), maxPence: Math.max(...pence) },
    firstQuartileMilliPence: quartiles && Number(quartiles.first),
    medianMilliPence: medianMilliPence(pence) ?? 0,
    thirdQuartileMilliPence: quartiles && Number(quartiles.third),
  };
}
