import type { RatesDocument } from '../../../projections/rates/index.ts';
import { by } from '../../../projections/measures/index.ts';
import { areaHref, providerHref } from '../holder-words.ts';
import { chips, listing } from '../listing.ts';
import { day, shortDay } from '../moments.ts';
import { byName } from '../names.ts';
import { counted } from '../numbers.ts';
import type { Visit } from '../reception.ts';
import { pounds } from '../referral-offer.ts';
import { serviceChoices, serviceNames } from '../tenders/tender-words.ts';
import { rateHref } from './price-words.ts';

const path = '/prices';

/** The rates that hold on a day, by area and provider, with what they may be chosen by. */
export function ratesPage(
  { asOf, rates }: RatesDocument,
  { asked, names, framework, search }: Pick<Visit, 'asked' | 'names' | 'framework' | 'search'>,
  own: boolean,
) {
  const { area = '', provider = '', service = '', band = '' } = search;
  const named = rates
    .map((rate) => ({
      ...rate,
      areaName: names.area(rate.area),
      providerName: names.provider(rate.provider),
    }))
    .toSorted(
      (a, b) =>
        byName(a.areaName, b.areaName) ||
        byName(a.providerName, b.providerName) ||
        by<typeof a>(
          (each) => each.service,
          (each) => each.band,
        )(a, b),
    );
  const list = listing(path, search, named);
  const areas = Object.values(framework.areas).map(({ area, name }) => ({ value: area, text: name }));
  return {
    caption: `What an hour costs on ${day(asOf)}, all costs included.`,
    total: counted(list.total, 'rate'),
    choose: {
      areas: [{ value: '', text: 'All areas' }, ...areas.toSorted((a, b) => byName(a.text, b.text))],
      services: [{ value: '', text: 'All services' }, ...serviceChoices],
      ...{ area, service },
    },
    chips: chips(path, search, {
      provider: provider === '' ? undefined : `Provider: ${names.provider(provider)}`,
      band: band === '' ? undefined : `Band: ${band}`,
    }),
    own,
    list: {
      ...list,
      rows: list.rows.map((rate) => ({
        area: { text: rate.areaName, href: areaHref(asked, rate.area) },
        level: names.level(rate.area) ?? '–',
        provider: { text: rate.providerName, href: providerHref(asked, rate.provider) },
        ...{ service: serviceNames[rate.service], band: rate.band, from: shortDay(rate.effectiveFrom) },
        ...{ rate: pounds(rate.hourlyPence), history: rateHref(asked, rate) },
      })),
    },
  };
}
