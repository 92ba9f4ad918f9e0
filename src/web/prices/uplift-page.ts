import { Principal } from '#access';
import type { UpliftAdjustmentsDocument } from '../../../projections/uplift-adjustments/index.ts';
import type { UpliftPreview } from '../../../projections/uplift-preview/index.ts';
import type { UpliftShown } from '../../../projections/uplifts/index.ts';
import { Deeds } from '../forms/deeds.ts';
import { providerHref } from '../holder-words.ts';
import { day, moment } from '../moments.ts';
import { counted, hours } from '../numbers.ts';
import { packageHref } from '../packages/package-page.ts';
import type { Visit } from '../reception.ts';
import { pounds } from '../referral-offer.ts';
import { serviceNames } from '../tenders/tender-words.ts';
import { risenWords } from './price-words.ts';
import { type UpliftDeed, upliftDeeds } from './uplift-deeds.ts';
import { signed, upliftPreviewView } from './uplift-preview-view.ts';
import {
  belowPracticeWords,
  boundsWords,
  formulaWords,
  fromWords,
  roundingWords,
  standingTags,
  upliftHref,
} from './uplift-words.ts';

type Around = Pick<Visit, 'asked' | 'names'>;

const leftOutWords = {
  'placed-after': 'placed after the decision: its price has the uplift',
  'rate-unknown': 'its rate is not on record',
  'end-unknown': 'nobody told when it ended',
} as const;

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

const isOwn = ({ proposedBy }: UpliftShown): boolean => Principal.inForce()?.isBehind(proposedBy) ?? false;

/** Whether whoever looks may do it now: who proposed it takes it back, and somebody else decides. */
const mayDoNow = (deed: UpliftDeed, uplift: UpliftShown): boolean =>
  uplift.standing === 'proposed' && Deeds.mayDo(deed) && (deed.name === 'withdraw' || !isOwn(uplift));

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
      ...(warnings.includes('below-practice') ? [belowPracticeWords] : []),
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
    waitsForAnother: standing === 'proposed' && isOwn(uplift),
    deeds: upliftDeeds
      .filter((deed) => mayDoNow(deed, uplift))
      .map(({ name, text, grave }) => ({ text, grave, href: upliftHref(asked, uplift.uplift, name) })),
    preview: preview && upliftPreviewView(preview, names, asked),
    owed: owed && owed.lines.length + owed.leftOut.length > 0 ? owedView(owed, around) : null,
  };
}
