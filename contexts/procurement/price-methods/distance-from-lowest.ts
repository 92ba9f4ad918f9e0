import { partOf, type PriceRule } from './price-rule.ts';

/**
 * (1 − (price − lowest) ÷ lowest) × weight: as many percent of the points are lost as the price is above the lowest, and
 * from twice the lowest on there are none. A linear formula relative to the lowest price (Stilger, Siderius, van Raaij
 * 2017, see lowest-over-price).
 */
export const distanceFromLowest: PriceRule = {
  reference: ({ lowest }) => lowest,
  points: (price, { lowest }, weight) => partOf(weight, 2n * lowest - price, lowest),
};
