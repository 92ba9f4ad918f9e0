import { partOf, type PriceRule } from './price-rule.ts';

/**
 * Median ÷ price × weight, and all points at the median or below: nobody gains by a rate below what is usual, which is
 * where rates that nobody can work for begin. Relative to the middle of the field rather than to its lowest price; among
 * the formulas relative to other bids of Stilger, Siderius, van Raaij 2017 (see lowest-over-price).
 */
export const shareOfMedian: PriceRule = {
  reference: ({ median }) => median,
  points: (price, { median }, weight) => partOf(weight, median, price),
};
