import { partOf, type PriceRule } from './price-rule.ts';

/**
 * Lowest price ÷ price × weight: the lowest has all points, twice the lowest half of them. The method of domain.md 1.6;
 * "relative to the lowest bid" in P. S. Stilger, J. Siderius, E. M. van Raaij, A comparative study of formulas for
 * choosing the economically most advantageous tender, Journal of Public Procurement 17 (2017) 1, pp. 88-124.
 */
export const lowestOverPrice: PriceRule = {
  reference: ({ lowest }) => lowest,
  points: (price, { lowest }, weight) => partOf(weight, lowest, price),
};
