import { betweenLowestAndHighest } from './between-lowest-and-highest.ts';
import { distanceFromLowest } from './distance-from-lowest.ts';
import { lowestOverPrice } from './lowest-over-price.ts';
import type { PriceMethod } from './price-method.ts';
import type { PriceRule } from './price-rule.ts';
import { shareOfBenchmark } from './share-of-benchmark.ts';
import { shareOfMedian } from './share-of-median.ts';

/** Every method that a tender can name. */
export const priceRules: Readonly<Record<PriceMethod, PriceRule>> = {
  'lowest-over-price': lowestOverPrice,
  'distance-from-lowest': distanceFromLowest,
  'between-lowest-and-highest': betweenLowestAndHighest,
  'share-of-median': shareOfMedian,
  'share-of-benchmark': shareOfBenchmark,
};
