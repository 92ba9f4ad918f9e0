import type { RatesDocument } from '../../../projections/rates/index.ts';
import { by } from '../../../projections/measures/index.ts';
import { ImportHistory } from '../../import/import-history.ts';
import { areaHref, providerHref } from '../holder-words.ts';
import { listing } from '../listing.ts';
import { mayAsk } from '../may-ask.ts';
import { day, shortDay } from '../moments.ts';
import { byName } from '../names.ts';
import { counted } from '../numbers.ts';
import type { Visit } from '../reception.ts';
import { pounds } from '../referral-offer.ts';
import { serviceChoices, serviceNames } from '../tenders/tender-words.ts';
import { rateHref } from './price-words.ts';

const path = '/prices';

/** Each value once, by what it is called, after one that chooses them all. */
function choices(all: string, values: readonly string[], called: (value: string) => string) {
  const named = [...new Set(values)].map((value) => ({ value, text: called(value) }));
  return [{ value: '', text: all }, ...named.toSorted((a, b) => byName(a.text, b.text))];
}

/**
 * The rates that hold on a day, by area and provider, with what they may be chosen by.
 *
 * @param all the rates of that day that whoever looks may see: what can be chosen has one
 */
export function ratesPage(
  { asOf, rates }: RatesDocument,
  all: RatesDocument['rates'],
  { asked, names, search }: Pick<Visit, 'asked' | 'names' | 'search'>,
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
  return {
    caption: `What an hour costs on ${day(asOf)}, all costs included.`,
    total: counted(list.total, 'rate'),
    choose: {
      areas: choices(
        'All areas',
        all.map((rate) => rate.area),
        (each) => names.area(each),
      ),
      providers: choices(
        'All providers',
        all.map((rate) => rate.provider),
        (each) => names.provider(each),
      ),
      services: [{ value: '', text: 'All services' }, ...serviceChoices],
      bands: choices(
        'All bands',
        all.map((rate) => rate.band),
        (each) => each,
      ),
      ...{ area, provider, service, band },
    },
    imports: mayAsk(ImportHistory),
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
