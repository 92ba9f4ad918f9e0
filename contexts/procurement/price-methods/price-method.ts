import { z } from 'zod';

/** How the price of a bid becomes points; a file beside this one for each. */
export const priceMethod = z.enum([
  'lowest-over-price',
  'distance-from-lowest',
  'between-lowest-and-highest',
  'share-of-median',
  'share-of-benchmark',
]);
export type PriceMethod = z.output<typeof priceMethod>;
