import fc from '../support/fast-check.ts';
import type { KindName } from '../../src/import/kind.ts';

const reference = fc.stringMatching(/^[A-Z][0-9]{1,2}$/);
const label = fc.stringMatching(/^[A-Z][a-z]{1,8}$/);
const day = fc
  .integer({ min: 0, max: 700 })
  .map((n) => new Date(Date.UTC(2025, 0, 6 + n)).toISOString().slice(0, 10));
const monday = fc
  .integer({ min: 0, max: 100 })
  .map((n) => new Date(Date.UTC(2025, 0, 6 + 7 * n)).toISOString().slice(0, 10));
const moment = fc
  .integer({ min: 0, max: 60_000_000 })
  .map((s) => new Date(Date.UTC(2025, 0, 6) + s * 1000).toISOString());
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const role = fc.constantFrom('primary', 'secondary', 'reserve');
const minutes = fc.integer({ min: 0, max: 10_000 });
const percent = fc.integer({ min: 0, max: 100 });
const code = fc.constantFrom('OTHER', 'SUSPENDED');

const decision = fc.oneof(
  fc.constant({ decidedAt: null, decision: null, decidedBy: null }),
  fc.record({ decidedAt: moment, decision: fc.constantFrom('validated', 'refused'), decidedBy: reference }),
);
const answer = fc.oneof(
  fc.constant({ outcome: 'pending', decidedAt: null, reason: null }),
  fc.record({
    outcome: fc.constantFrom('accepted', 'declined', 'lapsed', 'withdrawn'),
    decidedAt: moment,
    reason: maybe(code),
  }),
  fc.record({ outcome: fc.constant('lapsed'), decidedAt: fc.constant(null), reason: maybe(code) }),
);
const ends = fc.constantFrom('NEED_ENDED', 'PROVIDER_HANDBACK', 'START_FAILED', 'OTHER');

/** Any facts of each kind, about the same area, provider, referral and offer. */
export const anyFacts: Readonly<Record<KindName, fc.Arbitrary<object>>> = {
  areas: fc.record({
    area: fc.constant('A1'),
    name: label,
    level: fc.constantFrom(1, 2, 3),
    expectedWeeklyMinutes: maybe(minutes),
    expectedCustomers: maybe(minutes),
  }),
  providers: fc.record({
    provider: fc.constant('P1'),
    name: label,
    cqcRating: maybe(fc.constantFrom('Good', 'Not rated')),
    joinedOn: day,
  }),
  positions: fc.record({
    area: fc.constant('A1'),
    role,
    provider: fc.constant('P1'),
    from: day,
    to: maybe(day),
    rank: maybe(fc.integer({ min: 1, max: 9 })),
  }),
  rates: fc.record({
    provider: fc.constant('P1'),
    area: fc.constant('A1'),
    band: reference,
    hourlyPence: minutes,
    effectiveFrom: day,
  }),
  suspensions: fc.record({ provider: fc.constant('P1'), from: day, to: maybe(day), reason: code }),
  referrals: fc.record({
    referral: fc.constant('R1'),
    area: fc.constant('A1'),
    raisedAt: moment,
    weeklyMinutes: minutes,
    carers: fc.constantFrom(1, 2),
    rural: fc.boolean(),
    timeSlot: fc.constantFrom('daytime', 'live-in'),
    urgency: fc.constantFrom('standard', 'urgent'),
    startBy: maybe(day),
  }),
  offers: fc
    .tuple(
      fc.record({
        offer: fc.constant('O1'),
        referral: fc.constant('R1'),
        provider: fc.constant('P1'),
        role,
        offeredAt: moment,
        deadline: moment,
      }),
      answer,
    )
    .map(([offer, what]) => ({ ...offer, ...what })),
  skips: fc.record({
    referral: fc.constant('R1'),
    role,
    provider: fc.constant('P1'),
    at: moment,
    reason: code,
  }),
  exemptions: fc
    .tuple(fc.record({ offer: fc.constant('O1'), requestedAt: moment, requestedBy: reference }), decision)
    .map(([asked, what]) => ({ ...asked, ...what })),
  packages: fc.record({
    package: fc.constant('K1'),
    referral: fc.constant('R1'),
    offer: maybe(fc.constant('O1')),
    provider: fc.constant('P1'),
    weeklyMinutes: minutes,
    placedAt: moment,
    startedOn: maybe(day),
    endedOn: maybe(day),
    endReason: maybe(ends),
    hourlyPence: maybe(minutes),
  }),
  tenders: fc.record({
    tender: fc.constant('T1'),
    ...{ title: label, openedAt: moment, deadline: moment },
    lots: fc.constantFrom('A1/primary', 'A1/primary;A1/secondary'),
    questions: fc.constantFrom('Q1/60', 'Q1/60;Q2/40'),
    ...{ qualityWeight: percent, minimumQuality: percent, scale: fc.integer({ min: 1, max: 100 }) },
    priceMethod: fc.constantFrom('lowest-over-price', 'share-of-benchmark'),
    ...{ benchmarkPence: maybe(minutes), questionsUntil: moment },
    ...{
      standstillDays: maybe(fc.integer({ min: 1, max: 60 })),
      generation: fc.integer({ min: 1, max: 100 }),
    },
  }),
  clarifications: fc.record({
    ...{ tender: fc.constant('T1'), clarification: reference, answeredAt: moment },
    sharedWith: fc.constantFrom('all', 'P1', 'P1;P2'),
  }),
  interests: fc.record({
    ...{ tender: fc.constant('T1'), evaluator: reference, declaredAt: moment },
    interests: fc.constantFrom(null, 'P1', 'P1;P2'),
  }),
  bids: fc.record({ tender: fc.constant('T1'), provider: fc.constant('P1'), receivedAt: moment }),
  openings: fc.record({
    ...{ tender: fc.constant('T1'), provider: fc.constant('P1'), openedAt: moment, openedBy: reference },
    lots: fc.constantFrom('A1/primary', 'A1/primary;A1/secondary'),
    rates: fc.constantFrom(null, 'A1/home-care/standard/19.8', 'A1/live-in/high/21;A2/home-care/low/20'),
  }),
  scores: fc.record({
    ...{ tender: fc.constant('T1'), provider: fc.constant('P1'), question: reference, evaluator: reference },
    ...{ score: percent, scoredAt: moment },
  }),
  quality: fc.record({
    ...{ tender: fc.constant('T1'), provider: fc.constant('P1'), assessedAt: moment, passed: fc.boolean() },
    points: percent.map((each) => each * 1_000_000),
  }),
  evaluations: fc.record({
    ...{ tender: fc.constant('T1'), area: fc.constant('A1'), evaluatedAt: moment },
    ranking: fc.constantFrom('P1/19.8/48/35', 'P1/19.8/48/35;P2/21/40/32.25'),
  }),
  'rate-reviews': fc.record({
    ...{ tender: fc.constant('T1'), provider: fc.constant('P1'), area: fc.constant('A1'), band: reference },
    service: fc.constantFrom('home-care', 'live-in'),
    step: fc.constantFrom('requested', 'received', 'accepted', 'rejected'),
    at: moment,
  }),
  uplifts: fc
    .tuple(
      fc.constant({
        ...{ proposedBy: 'u-1', proposedAt: '2026-01-05T09:00:00.000Z', effectiveFrom: '2026-04-01' },
      }),
      fc.oneof(
        fc.constant({ approvedBy: null, approvedAt: null }),
        fc.record({ approvedBy: reference, approvedAt: moment }),
      ),
    )
    .map(([proposed, approved]) => ({ uplift: 'U1', milliPercent: 7260, ...proposed, ...approved })),
  ratings: fc.record({
    ...{ provider: fc.constant('P1'), kind: fc.constantFrom('cqc', 'pamms'), on: day },
    rating: fc.constantFrom('Good', 'Inadequate'),
  }),
  indicators: fc.record({
    ...{ provider: fc.constant('P1'), area: maybe(fc.constant('A1')), on: day, source: code },
    ...{ kind: fc.constantFrom('turnover-percent', 'complaints-upheld'), valueHundredths: minutes },
  }),
  deliveries: fc.record({
    ...{ provider: fc.constant('P1'), area: fc.constant('A1'), week: monday },
    ...{ commissionedMinutes: minutes, deliveredMinutes: minutes },
  }),
  notices: fc.record({
    ...{ provider: fc.constant('P1'), kind: fc.constantFrom('credit-alert', 'whistleblowing') },
    ...{ on: day, ground: code },
  }),
};
