import {
  type Candidate,
  OfferAccepted,
  OfferNotChosen,
  ProviderChosen,
  ReferralOffered,
  ReferralPlaced,
  StepOpened,
  StepSkipped,
} from '../../contexts/referrals/index.ts';
import { County } from './county.ts';

const of = { framework: 'CSH-2025', referral: 'R1' };
const stream = 'referral-CSH-2025-R1';
const step = { version: 1, round: 1, policyVersion: 1 };
export const seed = '0123456789abcdef0123456789abcdef';
const [asked, deadline] = ['2026-06-01T09:00:00.000Z', '2026-06-01T13:00:00.000Z'];
const criteria = [...(['ability', 'preference', 'rate', 'least-recent', 'seeded-random'] as const)];

export const candidate = (
  provider: string,
  hourlyPence: number,
  more: Partial<Candidate> = {},
): Candidate => ({
  ...{
    provider,
    rank: null,
    barredBy: null,
    warning: null,
    preferred: false,
    hourlyPence,
    lastPlacedAt: null,
  },
  ...more,
});

/** The reserve step that Evenhand opened for R1: P1 suspended, P2 dearer than P3; the basis may be another. */
export const reserveStep = (more: Partial<Omit<StepOpened, 'type'>> = {}) =>
  new StepOpened({
    ...{ ...of, ...step, role: 'reserve', invite: 'all', criteria, seed, deadline, parallel: null },
    candidates: [
      candidate('P3', 2040),
      candidate('P2', 2100),
      candidate('P1', 1900, { barredBy: 'SUSPENDED' }),
    ].toSorted((a, b) => (a.hourlyPence ?? 0) - (b.hourlyPence ?? 0)),
    invited: ['R1.1', 'R1.2'],
    ...more,
  });

/** Who came first among those who said yes, as Evenhand recorded it; the basis may be another. */
export const choice = (more: Partial<Omit<ProviderChosen, 'type'>> = {}) =>
  new ProviderChosen({
    ...{ ...of, ...step, role: 'reserve', offer: 'R1.1', provider: 'P3', criteria, seed },
    contenders: [
      { ...candidate('P3', 2040), offer: 'R1.1', able: true },
      { ...candidate('P2', 2100), offer: 'R1.2', able: true },
    ],
    decidedBy: 'rate',
    ...more,
  });

/** A level 3 area of which the reserve was asked at once for R1. */
export function askedReserve(opened = reserveStep()): County {
  const county = new County().area('A1', 3).referral('R1', 'A1', { raisedAt: '2026-06-01T08:00:00Z' });
  for (const provider of ['P1', 'P2', 'P3']) county.provider(provider).position('A1', 'reserve', provider);
  county.recordedAt(asked);
  const skipped = { ...of, role: 'reserve' as const, provider: 'P1', at: asked, reason: 'SUSPENDED' };
  county.record(stream, new StepSkipped(skipped)).record(stream, opened);
  for (const [offer, provider] of [
    ['R1.1', 'P3'],
    ['R1.2', 'P2'],
  ] as const)
    county.record(
      stream,
      new ReferralOffered({
        ...of,
        offer,
        provider,
        role: 'reserve',
        offeredAt: asked,
        deadline,
        version: 1,
      }),
    );
  return county;
}

/** Both said yes, and P3 was chosen and placed. */
export function chosenReserve(opened = reserveStep(), chosen = choice()): County {
  const county = askedReserve(opened).recordedAt('2026-06-01T10:00:00Z');
  const decidedAt = '2026-06-01T10:00:00.000Z';
  for (const offer of ['R1.2', 'R1.1'])
    county.record(stream, new OfferAccepted({ ...of, offer, decidedAt, reason: null }));
  county.record(stream, chosen).record(stream, new OfferNotChosen({ ...of, offer: 'R1.2', because: 'rate' }));
  const placed = { version: 1, package: 'R1.p1', provider: 'P3', weeklyMinutes: 600, placedAt: decidedAt };
  return county.record(stream, new ReferralPlaced({ ...of, ...placed, offer: 'R1.1' }));
}
