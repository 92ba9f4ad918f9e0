import type { PriceVariation } from '../../../projections/price-variations/index.ts';
import { RequestPriceVariation } from '../../../contexts/prices/variations/request-price-variation.ts';
import { Deeds } from '../forms/deeds.ts';
import type { Asked } from '../links.ts';
import { shortDay } from '../moments.ts';
import type { Names } from '../names.ts';
import { pounds } from '../referral-offer.ts';
import { rateName } from '../tenders/tender-words.ts';
import { movedWords, standings, variationHref } from './variation-words.ts';

/** Every variation, those that wait for a decision first. */
export const variationsPage = (variations: readonly PriceVariation[], names: Names, asked: Asked) => ({
  request: Deeds.mayDo({ command: RequestPriceVariation }) ? variationHref(asked, 'new') : undefined,
  waiting: variations.filter(({ standing }) => standing === 'requested').length,
  variations: variations.map((each) => ({
    reference: each.variation,
    href: variationHref(asked, each.variation),
    provider: names.provider(each.provider),
    rate: rateName(each),
    areas: each.rates.map(({ area, hourlyPence }) => ({
      ...{ name: names.area(area), old: pounds(hourlyPence) },
      moved: movedWords(hourlyPence, each.decided?.agreedPence ?? each.askedPence),
    })),
    asked: pounds(each.askedPence),
    agreed: typeof each.decided?.agreedPence === 'number' ? pounds(each.decided.agreedPence) : '–',
    from: shortDay(each.effectiveFrom),
    standing: standings[each.standing],
  })),
});
