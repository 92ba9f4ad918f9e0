import type { Instant } from '#event-sourcing';
import { framework, type FrameworkEvent, type Level } from '../../../../contexts/agreement/index.ts';
import { canonical } from '../../../../contexts/procurement/allocation/problem.ts';
import { problemOf } from '../../../../contexts/procurement/allocation/problem-of.ts';
import { DecideAward, decideAward } from '../../../../contexts/procurement/award/decide-award.ts';
import {
  bid,
  BidOpened,
  BidsOpened,
  type Lot,
  PricesEvaluated,
  RateFlagged,
  RateReviewConcluded,
  tender,
  type TenderEvent,
  TenderOpened,
} from '../../../../contexts/procurement/index.ts';
import { solveAllocation } from '../../../../src/allocation/solve-allocation.ts';
import { folded } from '../../../support/given.ts';
import { adopted, area, established } from '../../agreement/events.ts';
import { terms } from '../evaluation/evaluation.ts';

export const of = { framework: 'CSH-2025', tender: 'T1' };
export const now: Instant = '2026-07-01T08:00:00.000Z';
export const period = { from: '2026-10-05', to: null };

/** Points of each bidder in each area, in whole points. */
export type Totals = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** One area's ranking, best first. */
function evaluated(area: string, totals: Readonly<Record<string, number>>): PricesEvaluated {
  const ranking = Object.entries(totals)
    .toSorted((a, b) => b[1] - a[1])
    .map(([provider, total], i) => ({
      ...{ provider, pence: 2100, quality: 0, price: total * 1_000_000, total: total * 1_000_000 },
      rank: i + 1,
    }));
  const method = 'lowest-over-price' as const;
  return new PricesEvaluated({ ...of, area, method, referencePence: 2100, ranking, evaluatedAt: now });
}

/** A tender whose bids everybody gave for every position, judged. */
export function judged(totals: Totals, roles: readonly Lot['role'][] = ['primary', 'secondary']) {
  const areas = Object.keys(totals);
  const lots = areas.flatMap((each) => roles.map((role) => ({ area: each, role })));
  const bidders = [...new Set(areas.flatMap((each) => Object.keys(totals[each]!)))].toSorted();
  const rates = (bidder: string) =>
    areas.map((each) => ({
      ...{ area: each, service: 'home-care' as const, band: 'standard' },
      hourlyPence: 2000 + Number(bidder.slice(1)),
    }));
  const opened = (provider: string) =>
    new BidOpened({
      ...{ ...of, provider, openedAt: now, openedBy: 'u-1', salt: null },
      content: { lots, rates: rates(provider), answers: [] },
    });
  const events: readonly TenderEvent[] = [
    new TenderOpened({ ...terms, ...of, lots }),
    new BidsOpened({ ...of, openedAt: now, bidders }),
    ...areas.map((each) => evaluated(each, totals[each]!)),
  ];
  return { events, bids: new Map(bidders.map((each) => [each, folded(bid, [opened(each)])])) };
}

/** The agreement: every area of level 1, with at most so many primary and secondary positions for each provider. */
export const agreement = (
  areas: readonly string[],
  most: number,
  more: readonly FrameworkEvent[] = [],
  level: Level = 1,
) =>
  folded(framework, [
    established,
    adopted({ awardLimits: { 1: { primary: most, secondary: most } } }),
    ...areas.map((each) => area(each, level)),
    ...more,
  ]);

/** A rate of an opened bid that was flagged, and then rejected. */
export const rejected = (provider: string, area: string) => [
  new RateFlagged({
    ...{ ...of, provider, area, service: 'home-care', band: 'standard', hourlyPence: 2001 },
    ...{ flags: [{ rule: 'below-floor', limitMilliPence: 2_100_000 }], flaggedAt: now },
  }),
  new RateReviewConcluded({
    ...{ ...of, provider, area, service: 'home-care', band: 'standard' },
    ...{ outcome: 'rejected', reason: 'Below the wage', concludedAt: now },
  }),
];

/** The award decided on what is known at first, whatever the state is then. */
export async function deciding(
  { events, bids }: ReturnType<typeof judged>,
  known: ReturnType<typeof agreement>,
  dates: { readonly from: string; readonly to: string | null } = period,
) {
  const state = folded(tender, events);
  const ground = { tender: state, bids, agreement: known };
  const problem = canonical(problemOf(ground, state.terms!, dates));
  const proof = { ...(await solveAllocation(problem)), problem, digest: 'a'.repeat(64) };
  const decide = new DecideAward({ ...of, ...dates });
  return decideAward(decide, { id: 'u-1' }, { bids, agreement: known, proof });
}
