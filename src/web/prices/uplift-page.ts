import type { UpliftAdjustmentsDocument } from '../../../projections/uplift-adjustments/index.ts';
import type { UpliftPreview } from '../../../projections/uplift-preview/index.ts';
import type { UpliftShown } from '../../../projections/uplifts/index.ts';
import { Deeds } from '../forms/deeds.ts';
import { areaHref, providerHref } from '../holder-words.ts';
import { day, moment } from '../moments.ts';
import { counted, hours } from '../numbers.ts';
import { packageHref } from '../packages/package-page.ts';
import type { Visit } from '../reception.ts';
import { pounds } from '../referral-offer.ts';
import { serviceNames } from '../tenders/tender-words.ts';
import { risenWords } from './price-words.ts';
import { upliftDeeds } from './uplift-deeds.ts';
import {
  boundsWords,
  formulaWords,
  fromWords,
  roundingWords,
  standingTags,
  upliftHref,
} from './uplift-words.ts';

type Around = Pick<Visit, 'asked' | 'names'>;

const staysWords = {
  'out-of-scope': 'not in its scope',
  excepted: 'the provider is an exception without a rise',
  'no-anniversary': 'no position of the provider’s there has its anniversary in that year',
  'agreed-for-that-day': 'a rate was agreed to begin on that very day',
  'none-before': 'none in force before that day',
  'same-amount': 'rounding and bounds leave it as it is',
} as const;
const boundWords = { least: 'raised to the least', most: 'held at the most' } as const;
const packageWords = { 'rate-stays': 'its rate stays', 'rate-unknown': 'its rate is not on record' } as const;
const leftOutWords = {
  'placed-after': 'placed after the decision: its price has the uplift',
  'rate-unknown': 'its rate is not on record',
  'end-unknown': 'nobody told when it ended',
} as const;

/** Pence that may be less than nothing. */
const signed = (pence: number): string => (pence < 0 ? `−${pounds(-pence)}` : pounds(pence));

function previewView(preview: UpliftPreview, { asked, names }: Around) {
  const provider = (reference: string) => ({
    text: names.provider(reference),
    href: providerHref(asked, reference),
  });
  const area = (reference: string) => ({ text: names.area(reference), href: areaHref(asked, reference) });
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
      ...{ service: serviceNames[rate.service], from: day(rate.effectiveFrom) },
      ...{ old: pounds(rate.oldPence), now: pounds(rate.hourlyPence) },
      bound: rate.bound === null ? '–' : boundWords[rate.bound],
    })),
    stay: ratesThatStay.map((rate) => ({
      ...{ provider: provider(rate.provider), area: area(rate.area), band: rate.band },
      ...{ service: serviceNames[rate.service], because: staysWords[rate.because] },
    })),
    packagesThatStay: packagesThatStay.map((each) => ({
      package: { text: each.package, href: packageHref(asked, each.package) },
      ...{ provider: provider(each.provider), because: packageWords[each.because] },
    })),
  };
}

function owedView(owed: UpliftAdjustmentsDocument, { asked, names }: Around) {
  const named = (each: { readonly package: string; readonly provider: string }) => ({
    package: { text: each.package, href: packageHref(asked, each.package) },
    provider: { text: names.provider(each.provider), href: providerHref(asked, each.provider) },
  });
  return {
    summary: `${signed(owed.owedPence)} is owed for days before ${day(owed.decidedOn ?? '')}, from when the new rates are paid.`,
    providers: owed.providers.map((row) => ({
      of: { text: names.provider(row.provider), href: providerHref(asked, row.provider) },
      ...{ packages: row.packages, owed: signed(row.owedPence) },
    })),
    lines: owed.lines.map((line) => ({
      ...named(line),
      owed: signed(line.owedPence),
      parts: line.parts.map(
        (part) =>
          `${day(part.from)} to ${day(part.to)}: ${hours(part.weeklyMinutes)} hours a week at ${pounds(part.toPence)}, not ${pounds(part.fromPence)}`,
      ),
    })),
    leftOut: owed.leftOut.map((each) => ({ ...named(each), because: leftOutWords[each.because] })),
  };
}

const some = (all: string, named: readonly string[] | null): string =>
  named === null ? `All ${all}` : named.join(', ');

/** One uplift: what it rests on, what it would do or did, and what can be done with it. */
export function upliftPage(
  uplift: UpliftShown,
  preview: UpliftPreview | null,
  owed: UpliftAdjustmentsDocument | null,
  around: Around,
) {
  const { asked, names } = around;
  const { standing, scope, exceptions, decided, progress, warnings } = uplift;
  return {
    ...{ reference: uplift.uplift, name: uplift.title, standing: standingTags[standing] },
    warnings: [
      ...(warnings.includes('below-practice')
        ? ['It is less than what was given every year. That was a practice and no term: it may be approved.']
        : []),
      ...(warnings.includes('incomplete') && progress
        ? [`The rates of ${progress.applied} of ${counted(progress.of, 'provider')} have risen so far.`]
        : []),
    ],
    facts: [
      { name: 'By how much', value: formulaWords(uplift) },
      { name: 'From', value: fromWords(uplift) },
      { name: 'Bounds', value: boundsWords(uplift) },
      { name: 'Rounding', value: roundingWords(uplift) },
      { name: 'Areas', value: some('areas', scope.areas?.map((each) => names.area(each)) ?? null) },
      { name: 'Levels', value: some('levels', scope.levels?.map(String) ?? null) },
      {
        name: 'Providers',
        value: some('providers', scope.providers?.map((each) => names.provider(each)) ?? null),
      },
      {
        name: 'Services',
        value: some('services', scope.services?.map((each) => serviceNames[each]) ?? null),
      },
      { name: 'Bands', value: some('bands', scope.bands) },
      {
        name: 'Exceptions',
        value:
          exceptions
            .map((each) => `${names.provider(each.provider)} ${risenWords(each.milliPercent)}`)
            .join(', ') || 'None',
      },
      { name: 'Evidence', value: uplift.evidence },
      { name: 'Proposed', value: `${moment(uplift.proposedAt)} by ${uplift.proposedBy}` },
      ...(decided === null
        ? []
        : [{ name: 'Decided', value: `${moment(decided.at)} by ${decided.by}: ${decided.words}` }]),
      ...(progress === null
        ? []
        : [
            {
              name: 'Rates have risen',
              value: `of ${progress.applied} of ${counted(progress.of, 'provider')}`,
            },
          ]),
    ],
    deeds: upliftDeeds
      .filter((deed) => standing === 'proposed' && Deeds.mayDo(deed))
      .map(({ name, text }) => ({ text, href: upliftHref(asked, uplift.uplift, name) })),
    preview: preview && previewView(preview, around),
    owed: owed && owed.lines.length + owed.leftOut.length > 0 ? owedView(owed, around) : null,
  };
}
