import type { LocalDate, Views } from '#event-sourcing';
import type { PolicyDocument } from '../../contexts/agreement/index.ts';
import {
  type AcceptanceRow,
  cellKey,
  countedAcceptance,
  countedOffers,
  type CountedOffer,
  countings,
} from '../acceptance/index.ts';
import type { EventLink } from '../fairness/index.ts';
import type { FrameworkRow } from '../frameworks/index.ts';
import { windowEnding, windowsEnding } from '../measures/index.ts';
import { countOf, plainly, shareHundredths, unknown } from './measured.ts';
import type { Measured, RiskFacts } from './score.ts';

/** Three periods of payment (domain 2.7). */
const periods = { days: 28, count: 3 } as const;

export type AcceptanceFacts = Pick<
  RiskFacts,
  'positionsBelowMinimum' | 'acceptanceFallPoints' | 'declinesInARow'
>;

const judged: readonly AcceptanceRow['status'][] = ['met', 'below'];

/** The events of offers: how each ended, in the stream of its referral. */
const eventsOf = (framework: string, offers: readonly CountedOffer[]): readonly EventLink[] =>
  offers.map(({ referral, revision }) => ({ stream: `referral-${framework}-${referral}`, rev: revision }));

function fallOf(
  framework: string,
  asOf: LocalDate,
  minimumSample: number,
  offers: readonly CountedOffer[],
): Measured {
  const [first, , last] = windowsEnding(asOf, periods.days, periods.count).map(({ from, to }) => {
    const own = offers.filter(({ decidedOn }) => from <= decidedOn && decidedOn <= to);
    return { own, accepted: own.filter(({ counting }) => counting === 'accepted').length };
  });
  const sample = Math.max(1, minimumSample);
  if (!first || !last || first.own.length < sample || last.own.length < sample) return unknown;
  // 100 × (a ÷ n − b ÷ m), exactly: rounded down, and a rise is no fall.
  const points = shareHundredths(
    Math.max(0, first.accepted * last.own.length - last.accepted * first.own.length),
    first.own.length * last.own.length,
  );
  return {
    hundredths: points,
    facts: [
      `${first.accepted} of ${first.own.length} accepted in the first 28 days, ${last.accepted} of ${last.own.length} in the last`,
    ],
    events: eventsOf(framework, [...first.own, ...last.own]),
  };
}

/** How each provider answers: its positions below the minimum, a fall over three periods, and what it did not take lately. */
export function acceptanceFacts(
  views: Views,
  framework: FrameworkRow,
  policy: PolicyDocument,
  asOf: LocalDate,
): (provider: string) => AcceptanceFacts {
  const { document, offers } = countedAcceptance(views, { framework: framework.framework, asOf });
  const rows = Map.groupBy(document.rows, ({ provider }) => provider);
  const window = windowEnding(asOf, periods.days * periods.count);
  const counts = countings(policy);
  const answered = Map.groupBy(
    countedOffers(views, framework, window, policy)
      .filter(({ counting }) => counts.has(counting))
      .toSorted((a, b) => (a.decidedAt < b.decidedAt ? -1 : 1)),
    ({ provider }) => provider,
  );
  return (provider) => {
    const own = answered.get(provider) ?? [];
    const measured = (rows.get(provider) ?? []).filter(({ status }) => judged.includes(status));
    const below = measured.filter(({ status }) => status === 'below');
    const run = own.slice(own.findLastIndex(({ counting }) => counting === 'accepted') + 1);
    return {
      positionsBelowMinimum:
        measured.length === 0
          ? unknown
          : countOf(
              below.map((row) => ({
                fact: `${row.area}, ${row.role}: ${row.accepted} of ${row.counted} accepted, ${plainly(shareHundredths(row.accepted, row.counted) ?? 0)} %`,
                events: eventsOf(framework.framework, offers.get(cellKey(row)) ?? []),
              })),
            ),
      acceptanceFallPoints: fallOf(framework.framework, asOf, policy.acceptance.minimumSample, own),
      declinesInARow:
        own.length === 0
          ? unknown
          : countOf(
              run.map((each) => ({
                fact: `${each.offer} in ${each.area}: ${each.counting}`,
                events: eventsOf(framework.framework, [each]),
              })),
            ),
    };
  };
}
