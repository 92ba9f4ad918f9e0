import type { Proposal } from '../../../../contexts/procurement/index.ts';
import type { LimitsCompared } from '../../../../projections/allocation/index.ts';
import { moment } from '../../moments.ts';
import { byName, type Names } from '../../names.ts';
import { count, counted, hours } from '../../numbers.ts';
import { capital } from '../../wording.ts';
import { heldWords } from '../award/award-words.ts';
import { pointsWords } from '../evaluation/evaluation-words.ts';
import { limitName, limitSentences, shareWords, worthWords } from './limit-words.ts';

const checked = {
  proposal: 'It is a proposal, as things stand.',
  same: 'It is the allocation that was decided: the digest is the one on record.',
  other: 'The digest is not the one on record: the agreement changed while the award was decided.',
};

/** Who is best given what and why, what each bidder gets, what the limits cost, and the proof that nothing is better. */
export function allocationPage(proposal: Proposal, { limits }: LimitsCompared, names: Names) {
  const { positions, bidders, filled, reached, digest, decidedAt, isAsDecided } = proposal;
  const areas = (given: Proposal['bidders'][number]['positions'], role: string) =>
    given
      .filter((each) => each.role === role)
      .map(({ area }) => names.area(area))
      .toSorted(byName)
      .join(', ') || 'none';
  return {
    standing:
      decidedAt === null
        ? { text: 'proposal', colour: 'yellow' }
        : { text: `decided ${moment(decidedAt)}`, colour: 'green' },
    held: capital(heldWords(proposal)),
    summary: `${filled} of ${counted(positions.length, 'position')} filled, worth ${worthWords(reached)} together by the tender’s objective.`,
    positions: positions
      .toSorted((a, b) => byName(names.area(a.area), names.area(b.area)))
      .map(({ area, level, role, provider, points, because, expectedWeeklyMinutes: minutes }) => ({
        ...{ area: names.area(area), level, role: capital(role), because: names.explain(because) },
        provider: provider === null ? null : names.provider(provider),
        points: points === null ? '–' : pointsWords(points),
        hours: minutes === null ? '–' : hours(minutes),
      })),
    bidders: bidders
      .toSorted((a, b) => byName(names.provider(a.provider), names.provider(b.provider)))
      .map(({ provider, positions: given }) => ({
        name: names.provider(provider),
        count: count(given.length),
        primary: areas(given, 'primary'),
        secondary: areas(given, 'secondary'),
      })),
    sentences: limitSentences(limits),
    limits: limits.map((each) => ({
      name: capital(limitName(each.limit)),
      filled: each.filled,
      unfilled: each.unfilled,
      reached: worthWords(each.reached),
      costs: worthWords(each.costs),
      holders: each.holders,
      largest: each.largest
        ? `${names.provider(each.largest.provider)}, ${shareWords(each.largest.milliPercent)}`
        : '–',
      hhi: count(each.hhi),
    })),
    certificate: {
      reached: worthWords(reached),
      digest,
      checked: isAsDecided === null ? checked.proposal : isAsDecided ? checked.same : checked.other,
    },
  };
}
