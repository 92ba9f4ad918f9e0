import type { RangeOfNeedsDocument, SegmentFigure } from '../../projections/range-of-needs/index.ts';
import { href, offersHref, type Asked } from './links.ts';
import type { Names } from './names.ts';
import { chanceWords, needWords } from './need-words.ts';
import { columnPercent, counted } from './numbers.ts';
import { capital } from './wording.ts';

const tags = {
  concern: { text: 'concern', colour: 'red' },
  chance: { text: 'may be chance', colour: 'yellow' },
  'in-line': { text: 'in line', colour: 'green' },
} as const;

type Assessed = SegmentFigure & { readonly finding: keyof typeof tags };

const isAssessed = (segment: SegmentFigure): segment is Assessed => segment.finding !== 'not-assessed';
const gravity = { concern: 0, chance: 1, 'in-line': 2 } as const;

/** What stands out of a segment, in words; empty: nothing does. */
function why({ flags }: SegmentFigure, minimumPercent: number): string {
  const words = {
    'below-minimum': `below ${minimumPercent}%, though the position as a whole meets it`,
    'under-represented': 'too small a share of what is accepted',
  };
  return capital(flags.map((flag) => words[flag]).join('; '));
}

/** What the words of the table mean, by the policy in force. */
function explanation({ rules, minimumPercent }: RangeOfNeedsDocument): string {
  const { representationPercent, significancePermille, correction, minimumSample } = rules;
  const together = correction === 'holm' ? ', however many kinds of need are compared at once' : '';
  return (
    'What is accepted is to reflect the whole range of needs that is offered, not only the easy ones. Each kind of need ' +
    'is compared with all other offers of the position. It stands out when less than ' +
    `${minimumPercent}% of it is accepted though the position as a whole meets that, or when its share of what is ` +
    `accepted is less than ${representationPercent}% of its share of what is offered. It is a concern when luck hardly explains it: if ` +
    'the same number of acceptances fell on these offers at random, so few would fall on it in at most ' +
    `${significancePermille / 10}% of cases${together}. What luck may well explain is shown as “may be chance”. ` +
    `With fewer than ${counted(minimumSample, 'offer')} of it, or of the others, nothing is said.`
  );
}

/** The range of needs of some positions: each kind with enough offers, what stands out first. */
export function rangeTable(document: RangeOfNeedsDocument, names: Names, asked: Asked) {
  const { rows, minimumPercent, framework, asOf, knownAt } = document;
  const lines = rows
    .flatMap(({ provider, area, role, segments }) =>
      segments.filter(isAssessed).map((segment) => ({ provider, area, role, segment })),
    )
    .toSorted((a, b) => gravity[a.segment.finding] - gravity[b.segment.finding]);
  const all = rows.reduce((sum, { segments }) => sum + segments.length, 0);
  const one = new Set(rows.map(({ provider }) => provider)).size === 1 ? rows[0]?.provider : undefined;
  return {
    explanation: explanation(document),
    unassessed:
      lines.length === all
        ? ''
        : `${counted(all - lines.length, 'kind')} of need had too few offers to tell.`,
    download: href('/api/v1/kpi/range-of-needs', { framework, provider: one, asOf, knownAt, format: 'csv' }),
    rows: lines.map(({ provider, area, role, segment: of }) => ({
      position: `${names.area(area)}, ${role}`,
      need: capital(needWords(of.segment)),
      accepted: {
        text: `${of.accepted} of ${of.counted}`,
        href: offersHref(asked, { provider, area, role, segment: of.segment, state: 'counted' }),
      },
      percent: columnPercent(of.percent),
      others: `${of.others.accepted} of ${of.others.counted}`,
      represented: columnPercent(of.representationPercent),
      chance: chanceWords(of.correctedMillionths),
      finding: tags[of.finding],
      why: why(of, minimumPercent),
    })),
  };
}
