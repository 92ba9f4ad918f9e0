import { partOf, type PriceRule } from './price-rule.ts';

/**
 * (highest − price) ÷ (highest − lowest) × weight: the lowest has all points, the highest none, those between on a line;
 * equal prices all have all. It uses the whole scale whatever the spread, so that pennies can decide where prices are
 * close. Linear between the lowest and the highest price (Stilger, Siderius, van Raaij 2017, see lowest-over-price).
 */
export const betweenLowestAndHighest: PriceRule = {
  reference: ({ lowest }) => lowest,
  points: (price, { lowest, highest }, weight) => partOf(weight, highest - price, highest - lowest),
};
