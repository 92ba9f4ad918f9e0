import type { UpliftPreview } from '../../../projections/uplift-preview/index.ts';
import { areaHref, providerHref } from '../holder-words.ts';
import type { Asked } from '../links.ts';
import { day } from '../moments.ts';
import type { Names } from '../names.ts';
import { counted } from '../numbers.ts';
import { packageHref } from '../packages/package-page.ts';
import { pounds } from '../referral-offer.ts';
import { serviceNames } from '../tenders/tender-words.ts';

const staysWords = {
  'out-of-scope': 'not in its scope',
  excepted: 'the provider is an exception without a rise',
  'no-anniversary': 'no position of the provider’s there has its anniversary in that year',
  'agreed-for-that-day': 'a rate was agreed to begin on that very day',
  'none-before': 'none in force before that day',
  'no-position': 'the provider never held a position in the framework, so that nobody raises it',
  'same-amount': 'rounding and bounds leave it as it is',
} as const;
const boundWords = { least: 'raised to the least', most: 'held at the most' } as const;
const packageWords = { 'rate-stays': 'its rate stays', 'rate-unknown': 'its rate is not on record' } as const;
/** Pence that may be less than nothing. */
export const signed = (pence: number): string => (pence < 0 ? `−${pounds(-pence)}` : pounds(pence));

/** Since when another rate of it stands already. */
const untilWords = ({ until }: UpliftPreview['rates'][number]): string =>
  until === null
    ? '–'
    : `${pounds(until.hourlyPence)} from ${day(until.effectiveFrom)}: have it varied if it should rise too`;

/**
 * What an uplift would do, for `uplift-preview.njk`.
 *
 * @param asked undefined: nothing leads away, because what is typed would be lost
 */
export function upliftPreviewView(preview: UpliftPreview, names: Names, asked?: Asked) {
  const provider = (reference: string) => ({
    text: names.provider(reference),
    href: asked && providerHref(asked, reference),
  });
  const area = (reference: string) => ({
    text: names.area(reference),
    href: asked && areaHref(asked, reference),
  });
  const { rates, ratesThatStay, packages, packagesThatStay } = preview;
  return {
    summary: `${counted(rates.length, 'rate')} would rise; the ${counted(packages.length, 'package')} now live with them would cost ${signed(preview.yearPence)} more in a year of 365 days.`,
    areas: preview.areas.map((row) => ({
      ...{ of: area(row.area), packages: row.packages, more: signed(row.yearPence) },
    })),
    providers: preview.providers.map((row) => ({
      ...{ of: provider(row.provider), packages: row.packages, more: signed(row.yearPence) },
    })),
    rates: rates.map((rate) => ({
      ...{ provider: provider(rate.provider), area: area(rate.area), band: rate.band },
      ...{ service: serviceNames[rate.service], from: day(rate.effectiveFrom), until: untilWords(rate) },
      ...{ old: pounds(rate.oldPence), now: pounds(rate.hourlyPence) },
      bound: rate.bound === null ? '–' : boundWords[rate.bound],
    })),
    stay: ratesThatStay.map((rate) => ({
      ...{ provider: provider(rate.provider), area: area(rate.area), band: rate.band },
      ...{ service: serviceNames[rate.service], because: staysWords[rate.because] },
    })),
    packagesThatStay: packagesThatStay.map((each) => ({
      package: { text: each.package, href: asked && packageHref(asked, each.package) },
      ...{ provider: provider(each.provider), because: packageWords[each.because] },
    })),
  };
}
