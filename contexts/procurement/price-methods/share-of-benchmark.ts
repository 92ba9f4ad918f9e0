import { partOf, type PriceRule } from './price-rule.ts';

/**
 * Benchmark ÷ price × weight, and all points at the benchmark or below. The benchmark is told beforehand, so that the
 * points of one bid do not depend on who else bids and no withdrawal turns the order of the others round: absolute
 * scoring (Stilger, Siderius, van Raaij 2017, see lowest-over-price). Without a benchmark the median stands in.
 */
export const shareOfBenchmark: PriceRule = {
  reference: ({ benchmark, median }) => benchmark ?? median,
  points: (price, field, weight) => partOf(weight, shareOfBenchmark.reference(field), price),
};
