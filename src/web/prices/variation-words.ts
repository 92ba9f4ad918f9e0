import type { PriceVariation } from '../../../projections/price-variations/index.ts';
import { risenMilliPercent } from '../../../projections/price-figures/index.ts';
import { href, type Asked } from '../links.ts';
import { pounds } from '../referral-offer.ts';
import { risenWords } from './price-words.ts';

/** Where a variation stands. */
export const standings = {
  requested: { text: 'waits for a decision', colour: 'yellow' },
  agreed: { text: 'agreed', colour: 'green' },
  refused: { text: 'refused', colour: 'red' },
  withdrawn: { text: 'withdrawn', colour: 'grey' },
} as const satisfies Readonly<Record<PriceVariation['standing'], object>>;

/** The list, the page of a variation, or below it the form of a deed. */
export const variationHref = ({ framework }: Pick<Asked, 'framework'>, ...below: readonly string[]): string =>
  href(['/prices/variations', ...below.map(encodeURIComponent)].join('/'), { framework });

/** What an amount is beside another: `£2.00 more, +10%`. */
export function movedWords(from: number, to: number): string {
  if (from === to) return 'the same';
  const percent = from === 0 ? '' : `, ${risenWords(risenMilliPercent({ from, to }))}`;
  return `${pounds(Math.abs(to - from))} ${to > from ? 'more' : 'less'}${percent}`;
}
