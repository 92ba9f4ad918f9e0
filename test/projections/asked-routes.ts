import { AcceptanceBreached, RangeOfNeedsConcernRaised } from '../../contexts/performance/index.ts';
import { IndexRecorded } from '../../contexts/prices/index.ts';
import { TenderOpened } from '../../contexts/procurement/index.ts';
import { FindAcceptance, FindOffersBehind } from '../../projections/acceptance/index.ts';
import { EvaluateAlerts, FindOpenAlerts } from '../../projections/alerts/index.ts';
import { FindDistribution, FindFairnessFindings } from '../../projections/fairness/index.ts';
import { FindArea, FindAreas } from '../../projections/areas/index.ts';
import { FindPackages, GetPackage } from '../../projections/care-packages/index.ts';
import { ExplainOrder } from '../../projections/explanation/index.ts';
import { GetReleasePackage } from '../../projections/open-contracting/index.ts';
import { FindOwnOffers } from '../../projections/own-offers/index.ts';
import { FindIndices } from '../../projections/indices/index.ts';
import { FindPrices } from '../../projections/price-figures/index.ts';
import { FindPriceVariations, GetPriceVariation } from '../../projections/price-variations/index.ts';
import { FindLetters } from '../../projections/letters/index.ts';
import { FindProvider, FindProviders } from '../../projections/provider-records/index.ts';
import { FindDesk } from '../../projections/referral-desk/index.ts';
import { FindEvents } from '../../projections/recorded-events/index.ts';
import { FindRangeOfNeeds } from '../../projections/range-of-needs/index.ts';
import { FindRateReview } from '../../projections/rate-review/index.ts';
import { FindRates } from '../../projections/rates/index.ts';
import { FindEvaluation } from '../../projections/tender-evaluation/index.ts';
import { GetReferralStory } from '../../projections/referral-story/index.ts';
import { FindPlacementsBehind, FindReserveUsage } from '../../projections/reserve-usage/index.ts';
import { FindSignificantChanges } from '../../projections/significant-changes/index.ts';
import { FindTrend } from '../../projections/trend/index.ts';
import { County } from '../support/county.ts';
import { requested } from '../contexts/prices/variations/variation-facts.ts';
import { terms } from '../contexts/procurement/evaluation/evaluation.ts';

const primary = { referral: 'R1', provider: 'P1', role: 'primary' } as const;
/** A county with something to answer each question with. */
export const county = new County('CSH-2025', {
  acceptance: { minimumSample: 1 },
  awardLimits: { 1: { primary: 0 } },
})
  .area('A1')
  .provider('P1')
  .position('A1', 'primary', 'P1')
  .rate('P1', 'A1', 2150, '2026-01-05', 'standard')
  .referral('R1', 'A1')
  .offer('O1', { ...primary, outcome: 'accepted', offeredAt: '2026-05-04' })
  .offer('O2', { ...primary, outcome: 'declined', offeredAt: '2026-05-05', reason: 'OTHER' })
  .package('K1', {
    referral: 'R1',
    provider: 'P9',
    offer: 'O2',
    placedAt: '2026-05-05',
    startedOn: '2026-05-06',
  });
const figure = { asOf: '2026-05-31', window: { from: '2026-03-09', to: '2026-05-31' }, policyVersion: 1 };
county.record(
  'acceptance-CSH-2025-A1:primary:P1',
  new AcceptanceBreached({
    ...{ framework: 'CSH-2025', provider: 'P1', area: 'A1', role: 'primary' },
    ...{ ...figure, minimumPercent: 75, accepted: 0, counted: 1 },
  }),
);
county.record(
  'acceptance-CSH-2025-A1:primary:P1',
  new RangeOfNeedsConcernRaised({
    ...{ framework: 'CSH-2025', provider: 'P1', area: 'A1', role: 'primary', segment: 'carers:2' },
    ...{ ...figure, minimumPercent: 75, accepted: 5, counted: 12, others: { accepted: 26, counted: 28 } },
    ...{ chanceMillionths: 1147, correctedMillionths: 2294, flags: ['below-minimum'] },
    basis: [{ referral: 'R1', offer: 'O1', revision: 1, inSegment: true }],
  }),
);
county.record(
  'index-CPIH',
  new IndexRecorded({
    ...{ series: 'CPIH', period: '2025', value: 131_400, publishedOn: '2026-01-21' },
    source: 'Consumer price inflation, table 1',
  }),
);
county.record('variations-CSH-2025', requested({ framework: 'CSH-2025' }));
county.record('tender-CSH-2025-T1', new TenderOpened(terms));
/** Each route with the question that it asks; `{ frameworks }` and the like are the answer with a name round it. */
export const routes = [
  [
    'kpi/acceptance?asOf=2026-06-30&provider=P1&area=A1',
    new FindAcceptance({ asOf: '2026-06-30', provider: 'P1', area: 'A1' }),
  ],
  ['kpi/acceptance', new FindAcceptance({})],
  [
    'kpi/acceptance?knownAt=2026-07-02T00:00:00%2B01:00',
    new FindAcceptance({ knownAt: '2026-07-01T23:00:00Z' }),
  ],
  [
    'kpi/range-of-needs?asOf=2026-06-30&provider=P1&area=A1',
    new FindRangeOfNeeds({ asOf: '2026-06-30', provider: 'P1', area: 'A1' }),
  ],
  ['offers?segment=carers%3A1', new FindOffersBehind({ segment: 'carers:1' })],
  ['kpi/reserve?framework=CSH-2025', new FindReserveUsage({ framework: 'CSH-2025' })],
  ['kpi/trend?periods=3&days=7', new FindTrend({ periods: 3, days: 7 })],
  [
    'offers?state=superseded&role=primary&judged=true&days=60',
    new FindOffersBehind({ state: 'superseded', role: 'primary', judged: true, days: 60 }),
  ],
  ['offers?judged=false', new FindOffersBehind({})],
  ['placements?role=off-framework', new FindPlacementsBehind({ role: 'off-framework' })],
  [
    'rates?asOf=2026-06-30&provider=P1&area=A1',
    new FindRates({ asOf: '2026-06-30', provider: 'P1', area: 'A1' }),
  ],
  [
    'kpi/prices?asOf=2026-06-30&since=2026-01-05&series=CPIH&area=A1&service=home-care',
    new FindPrices({ asOf: '2026-06-30', since: '2026-01-05', series: 'CPIH', area: 'A1' }),
  ],
  ['indices', new FindIndices({})],
  ['price-variations?provider=P1', new FindPriceVariations({ provider: 'P1' })],
  ['price-variations/V1', new GetPriceVariation({ variation: 'V1' })],
  ['prices/significant-changes?from=2026-01-01', new FindSignificantChanges({ from: '2026-01-01' })],
  ['rate-review?asOf=2026-06-30', new FindRateReview({ asOf: '2026-06-30' })],
  ['tenders/T1/evaluation', new FindEvaluation({ tender: 'T1' })],
  ['tenders/T1/letters', new FindLetters({ tender: 'T1' })],
  ['export/ocds?prefix=ocds-xxxxxx', new GetReleasePackage({ prefix: 'ocds-xxxxxx' })],
  ['audit/fairness', new FindFairnessFindings({})],
  ['audit/distribution', new FindDistribution({})],
  ['audit/referrals/R1', new GetReferralStory({ referral: 'R1' })],
  ['referrals?standing=placed&standing=waiting', new FindDesk({ standing: ['placed', 'waiting'] })],
  ['referrals/R1/order', new ExplainOrder({ referral: 'R1' })],
  ['offers/mine?provider=P1&limit=1', new FindOwnOffers({ provider: 'P1', limit: 1 })],
  ['packages?standing=running', new FindPackages({ standing: 'running' })],
  ['packages/K1', new GetPackage({ package: 'K1' })],
  ['areas', new FindAreas({})],
  ['areas/A1', new FindArea({ area: 'A1' })],
  ['providers', new FindProviders({})],
  ['providers/P1', new FindProvider({ provider: 'P1' })],
  ['alerts', new FindOpenAlerts({})],
  ['alerts/evaluation?asOf=2026-05-31', new EvaluateAlerts({ asOf: '2026-05-31' })],
  [
    'events?stream=referral-CSH-2025-R1&type=OfferAccepted&type=OfferDeclined',
    new FindEvents({ stream: 'referral-CSH-2025-R1', type: ['OfferAccepted', 'OfferDeclined'] }),
  ],
] as const;
