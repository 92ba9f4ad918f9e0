import type { Rule } from '#access';
import { FindIndices } from '../../../projections/indices/index.ts';
import { FindPrices } from '../../../projections/price-figures/index.ts';
import { FindPriceVariations } from '../../../projections/price-variations/index.ts';
import { FindRates } from '../../../projections/rates/index.ts';
import { FindSignificantChanges } from '../../../projections/significant-changes/index.ts';
import { FindUplifts } from '../../../projections/uplifts/index.ts';
import { href, type Asked } from '../links.ts';
import { mayAsk } from '../may-ask.ts';

const pages: readonly {
  readonly path: string;
  readonly text: string;
  readonly asks: { readonly rule: Rule };
}[] = [
  { path: '/prices', text: 'Rates', asks: FindRates },
  { path: '/prices/uplifts', text: 'Uplifts', asks: FindUplifts },
  { path: '/prices/variations', text: 'Price variations', asks: FindPriceVariations },
  { path: '/prices/significant-changes', text: 'Significant changes', asks: FindSignificantChanges },
  { path: '/prices/figures', text: 'Price figures', asks: FindPrices },
  { path: '/prices/indices', text: 'Indices', asks: FindIndices },
];

/** The pages about prices that whoever looks may open; the one that is looked at has no link. */
export function priceLinks({ framework }: Pick<Asked, 'framework'>, here: string) {
  return pages
    .filter(({ asks }) => mayAsk(asks))
    .map(({ path, text }) => ({ text, href: path === here ? null : href(path, { framework }) }));
}
