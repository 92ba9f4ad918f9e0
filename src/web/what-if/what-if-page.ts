import type { PolicyDocument } from '../../../contexts/agreement/index.ts';
import type { Outcome, WhatIf, WhatIfRow } from '../../../projections/what-if/index.ts';
import { areaHref, providerHref } from '../holder-words.ts';
import { listing } from '../listing.ts';
import { day, days } from '../moments.ts';
import { count, counted, percent } from '../numbers.ts';
import type { Visit } from '../reception.ts';
import { status } from '../wording.ts';

const lapseWords: Readonly<Record<PolicyDocument['lapsedCounts'], string>> = {
  decline: 'as a decline',
  exclude: 'not at all',
};
const lapseChoices = Object.entries(lapseWords).map(([value, text]) => ({ value, text }));

const wordsOf = ({ terms, window, overall, below, concerns, reserve }: Outcome) => [
  percent(terms.minimumPercent),
  `${days(window.from, window.to)} (${counted(terms.windowDays, 'day')})`,
  counted(terms.minimumSample, 'offer'),
  counted(terms.graceDays, 'day'),
  lapseWords[terms.lapsedCounts],
  `${percent(overall.percent)}, ${count(overall.accepted)} of ${count(overall.counted)}`,
  count(below),
  count(concerns),
  `${percent(reserve.reservePercent)} of ${counted(reserve.placements, 'placement')}`,
];
const names = [
  'Minimum',
  'Days that count',
  'Fewest offers that are assessed',
  'Mobilisation',
  'A lapse counts',
  'Accepted, where the minimum binds',
  'Positions below the minimum',
  'Positions whose range of needs is a concern',
  'Placed with the reserve',
];

const standsOtherwise = ({ adopted, other }: WhatIfRow) => adopted?.status !== other?.status;

/** The figures by the policy in force beside those by another. */
export function whatIfPage(
  { asOf, policyVersion, adopted, other, rows }: WhatIf,
  { asked, names: known, search }: Pick<Visit, 'asked' | 'names' | 'search'>,
) {
  const [one, two] = [wordsOf(adopted), wordsOf(other)];
  const told = (measured: WhatIfRow['adopted'], minimum: number) =>
    measured && {
      ...{ percent: percent(measured.percent), share: `${measured.accepted} of ${measured.counted}` },
      status: status(measured.status, minimum),
    };
  const changed = rows.filter(standsOtherwise);
  const list = listing('/what-if', search, [...changed, ...rows.filter((row) => !standsOtherwise(row))]);
  return {
    caption: `The same events on ${day(asOf)}, judged by policy ${policyVersion} and by another. Nothing is recorded.`,
    fields: { ...other.terms, lapseChoices },
    measures: names.map((name, i) => ({ name, adopted: one[i], other: two[i], differs: one[i] !== two[i] })),
    changedWords:
      changed.length === 0
        ? 'No position would stand otherwise.'
        : `${counted(changed.length, 'position')} would stand otherwise: ${changed.length === 1 ? 'it comes' : 'they come'} first.`,
    list: {
      ...list,
      rows: list.rows.map((row) => ({
        provider: { text: known.provider(row.provider), href: providerHref(asked, row.provider) },
        area: { text: known.area(row.area), href: areaHref(asked, row.area) },
        role: row.role,
        adopted: told(row.adopted, adopted.terms.minimumPercent),
        other: told(row.other, other.terms.minimumPercent),
        differs: standsOtherwise(row),
      })),
    },
  };
}
