import type { DomainEvent } from '#event-sourcing';
import { PositionAwarded } from '../../contexts/agreement/index.ts';
import {
  AwardConfirmed,
  AwardDecided,
  AwardDeclined,
  BidsOpened,
  OutcomeNotified,
  PricesEvaluated,
  TenderExtended,
  TenderOpened,
} from '../../contexts/procurement/index.ts';
import { RateUplifted, UpliftProposed } from '../../contexts/prices/index.ts';
import { frameworkNamed } from '../../projections/frameworks/index.ts';
import { releasePackage, type ReleasePackage } from '../../projections/open-contracting/index.ts';
import { County } from './county.ts';

export const prefix = 'ocds-xxxxxx';

export const published = (county: County): ReleasePackage => {
  const views = county.views();
  return releasePackage(views, frameworkNamed(views), prefix);
};

const of = { framework: 'CSH-2025', tender: 'T1' };
const line = {
  area: 'A01' as const,
  role: 'primary' as const,
  total: 80_000_000,
  rank: null,
  because: 'Only P02 asked P-7788 nicely.',
};
const decision = {
  ...of,
  ...{
    policyVersion: 1,
    limits: {},
    reached: 1,
    certificate: '0'.repeat(64),
    unfilled: [],
    from: '2026-04-01',
    to: null,
  },
  decidedBy: 'u-1',
};
const opened = new TenderOpened({
  ...of,
  ...{ title: 'Area one', regime: 'PA2023', generation: 1, lots: [{ area: 'A01', role: 'primary' }] },
  rates: [{ service: 'home-care', band: 'standard', weight: 1 }],
  questions: [{ question: 'Q1', title: 'Staff', weight: 1, minimum: null }],
  ...{ scale: 5, weights: { quality: 60, price: 40 }, minimumQualityPercent: 60 },
  ...{ priceMethod: 'lowest-over-price', benchmarkPence: null },
  objective: { primary: 1, secondary: 1, by: 'points' },
  ...{ questionsUntil: '2026-01-20T12:00:00.000Z', deadline: '2026-02-02T12:00:00.000Z' },
  ...{ standstillWorkingDays: null, openedAt: '2026-01-05T09:00:00.000Z' },
});
const ranked = (provider: string, pence: number, rank: number) => ({
  ...{ provider, pence, rank },
  ...{ quality: 80_000_000, price: 90_000_000, total: 84_000_000 },
});
/** A tender for one position: awarded, declined, awarded again, held. */
export const story: readonly DomainEvent[] = [
  opened,
  new TenderExtended({ ...of, deadline: '2026-02-09T12:00:00.000Z', reason: 'Floods in Little Snoring' }),
  new BidsOpened({
    ...of,
    openedAt: '2026-02-09T13:00:00.000Z',
    bidders: ['P01', 'P02', 'P03'],
    unreadable: [],
  }),
  new PricesEvaluated({
    ...{ ...of, area: 'A01', method: 'lowest-over-price', referencePence: 2095 },
    ranking: [ranked('P01', 2095, 1), ranked('P02', 2137, 2)],
    evaluatedAt: '2026-02-16T10:00:00.000Z',
  }),
  new AwardDecided({
    ...{ ...decision, awards: [{ ...line, provider: 'P01' }], decidedAt: '2026-02-20T10:00:00.000Z' },
  }),
  new OutcomeNotified({ ...of, notifiedAt: '2026-02-21T10:00:00.000Z', standstillEndsOn: null }),
  new AwardDeclined({
    ...{ ...of, area: 'A01', role: 'primary', provider: 'P01', reason: 'Its owner is ill' },
    declinedAt: '2026-02-23T10:00:00.000Z',
  }),
  new AwardDecided({
    ...{ ...decision, awards: [{ ...line, provider: 'P02' }], decidedAt: '2026-02-24T10:00:00.000Z' },
  }),
  new OutcomeNotified({ ...of, notifiedAt: '2026-02-25T10:00:00.000Z', standstillEndsOn: null }),
  new AwardConfirmed({
    ...{ ...of, awards: [{ ...line, provider: 'P02' }], from: '2026-04-01', to: null },
    confirmedAt: '2026-03-10T10:00:00.000Z',
    confirmedBy: 'u-2',
  }),
  new PositionAwarded({
    ...{ framework: 'CSH-2025', area: 'A01', role: 'primary', provider: 'P02' },
    ...{ from: '2026-04-01', to: null, rank: null },
  }),
];

const unbounded = { leastMilliPercent: null, mostMilliPercent: null, leastPence: null, mostPence: null };
const everything = { areas: null, levels: null, providers: null, services: null, bands: null };
const uplift = { framework: 'CSH-2025', uplift: 'U-2026' };

/** An uplift of 60 % × 10.1 % + 40 % × 3 % (domain.md 2.8), and the rates of one area that it raised. */
export const raised = (
  area: string,
  provider: string,
  ...bands: readonly string[]
): readonly DomainEvent[] => [
  new UpliftProposed({
    ...{ ...uplift, title: 'For 2026/27', scope: everything, exceptions: [], bounds: unbounded },
    formula: {
      kind: 'weighted',
      parts: [
        { name: 'Wages', weightPercent: 60, milliPercent: 10_100, series: null, publishedOn: null },
        { name: 'Other costs', weightPercent: 40, milliPercent: 3000, series: null, publishedOn: null },
      ],
    },
    rounding: { mode: 'half-up', incrementPence: 1 },
    effective: { rule: 'fixed', on: '2026-04-01' },
    ...{ evidence: 'Cabinet paper 7', belowPractice: false },
    ...{ proposedAt: '2026-05-01T10:00:00.000Z', proposedBy: 'staff-01' },
  }),
  ...bands.map(
    (band) =>
      new RateUplifted({
        ...{ framework: 'CSH-2025', provider, area, service: 'home-care', band },
        ...{ oldPence: 2000, hourlyPence: 2145, effectiveFrom: '2026-04-01' },
        ...{ uplift: 'U-2026', decidedOn: '2026-05-04' },
      }),
  ),
];

/** A county with a tender, each of its events a day after the one before; whole, it ends with a vacation. */
export function tendered(happened = story): County {
  const county = new County().area('A01').area('A02').provider('P01').provider('P02');
  county.position('A02', 'primary', 'P01');
  for (const [i, event] of happened.entries())
    county
      .recordedAt(`2026-01-${10 + i}`)
      .record(event.type === 'PositionAwarded' ? 'framework-CSH-2025' : 'tender-CSH-2025-T1', event);
  if (happened !== story) return county;
  return county.recordedAt('2026-06-01').vacate('A01', 'primary', 'P02', '2026-07-01', '2026-04-01');
}
