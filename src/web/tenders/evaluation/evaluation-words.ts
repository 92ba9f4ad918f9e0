import type { PriceMethod, RankedBid } from '../../../../contexts/procurement/index.ts';
import type { RateFlag } from '../../../../contexts/prices/index.ts';
import type { AreaEvaluation, AreaStep } from '../../../../projections/tender-evaluation/index.ts';
import { pounds } from '../../referral-offer.ts';

/** Points as they are shown: `83000000` → `83.00`. What is compared is never rounded so far. */
export const pointsWords = (millionths: number): string => (Math.round(millionths / 10_000) / 100).toFixed(2);

/** `1836000` → `£18.36`, with as many decimals as it has. */
export function milliPenceWords(milliPence: number): string {
  const decimals = (milliPence / 100_000).toFixed(5).replace(/0{1,3}$/, '');
  return `£${decimals}`;
}

/** What an area waits for. */
export const stepTags: Readonly<Record<AreaStep, { readonly text: string; readonly colour: string }>> = {
  quality: { text: 'waits for quality', colour: 'grey' },
  flags: { text: 'rates stand out', colour: 'yellow' },
  reviews: { text: 'rates under review', colour: 'blue' },
  ready: { text: 'ready for prices', colour: 'turquoise' },
  evaluated: { text: 'prices evaluated', colour: 'green' },
};

const rules: Readonly<Record<RateFlag['rule'], string>> = {
  'below-median': 'below the lowest that is usual beside the median',
  'above-median': 'above the highest that is usual beside the median',
  'below-fence': 'below the lower fence',
  'above-fence': 'above the upper fence',
  'below-floor': 'below the council’s floor',
};

/** Why a rate stands out: `below the lower fence, £18.90`. */
export const flagWords = (flags: readonly RateFlag[]): string =>
  flags.map(({ rule, limitMilliPence }) => `${rules[rule]}, ${milliPenceWords(limitMilliPence)}`).join('; ');

/** How prices become points, in a sentence. */
export const methodWords: Readonly<Record<PriceMethod, string>> = {
  'lowest-over-price': 'The lowest price divided by the price, times the weight of price.',
  'distance-from-lowest': 'As many percent of the weight are lost as the price is above the lowest.',
  'between-lowest-and-highest':
    'The lowest price has the whole weight, the highest none, the others lie between on a line.',
  'share-of-median':
    'The median divided by the price, times the weight of price; never more than the weight.',
  'share-of-benchmark':
    'The benchmark divided by the price, times the weight of price; never more than the weight.',
};

/** The sum by which a price has its points. */
export function sumWords(
  { pence }: RankedBid,
  { method, referencePence, ranking }: NonNullable<AreaEvaluation['prices']>,
  weight: number,
): string {
  const [price, reference] = [pounds(pence), pounds(referencePence ?? 0)];
  const highest = pounds(Math.max(...ranking.map((each) => each.pence)));
  switch (method) {
    case 'lowest-over-price':
      return `${reference} ÷ ${price} × ${weight}`;
    case 'distance-from-lowest':
      return `(1 − (${price} − ${reference}) ÷ ${reference}) × ${weight}, at least 0`;
    case 'between-lowest-and-highest':
      return `(${highest} − ${price}) ÷ (${highest} − ${reference}) × ${weight}`;
    case 'share-of-median':
    case 'share-of-benchmark':
      return `${reference} ÷ ${price} × ${weight}, at most ${weight}`;
  }
}
