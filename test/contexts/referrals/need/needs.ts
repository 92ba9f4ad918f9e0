import { framework } from '../../../../contexts/agreement/index.ts';
import type { PolicyOverrides } from '../../../../contexts/agreement/merge-policy.ts';
import type { Ground } from '../../../../contexts/referrals/need/need-desk.ts';
import {
  OfferAccepted,
  OfferPartiallyAccepted,
  ReferralOffered,
  ReferralPlaced,
  ReferralReceived,
  StepOpened,
} from '../../../../contexts/referrals/index.ts';
import { folded } from '../../../support/given.ts';
import { adopted, area, established, position } from '../../agreement/events.ts';

/** When `given` decides. */
export const now = '2026-07-01T08:00:00.000Z';
export const of = { framework: 'CSH-2025', referral: 'R1' } as const;
export const need = {
  area: 'A01',
  weeklyMinutes: 600,
  carers: 1,
  rural: false,
  timeSlot: 'daytime',
  urgency: 'standard',
  startBy: null,
} as const;
const raisedAt = '2026-06-30T09:00:00.000Z';
export const received = new ReferralReceived({ ...of, ...need, raisedAt, version: 1 });

export const under = (overrides: PolicyOverrides = {}) =>
  folded(framework, [
    established,
    adopted(overrides),
    area('A01'),
    area('A02'),
    position('A01', 'primary', 'P01'),
    position('A01', 'secondary', 'P02'),
  ]);
export const ground = (more: Partial<Ground> = {}): Ground => ({
  framework: under(),
  placed: false,
  asker: null,
  ...more,
});

/** The secondary was asked, and nobody else. */
export const step = new StepOpened({
  ...of,
  ...{ version: 1, round: 1, role: 'secondary', policyVersion: 1, invite: 'one' },
  criteria: ['ability', 'seeded-random'],
  candidates: [
    {
      provider: 'P02',
      ...{ rank: null, barredBy: null, warning: null },
      ...{ preferred: false, hourlyPence: 2040, lastPlacedAt: null },
    },
  ],
  ...{ invited: ['R1.1'], seed: '0123456789abcdef0123456789abcdef' },
  ...{ deadline: '2026-06-30T13:00:00.000Z', parallel: null },
});
const offerTo = (provider: string, reference: string) =>
  new ReferralOffered({
    ...of,
    ...{ offer: reference, provider, role: 'secondary', version: 1 },
    ...{ offeredAt: raisedAt, deadline: step.deadline },
  });
export const offer = offerTo('P02', 'R1.1');
export const offered = [step, offer] as const;
const answeredAt = '2026-06-30T10:00:00.000Z';
export const partly = new OfferPartiallyAccepted({ ...of, offer: 'R1.1', answeredAt, weeklyMinutes: 240 });
const acceptance = (reference: string) =>
  new OfferAccepted({ ...of, offer: reference, decidedAt: answeredAt, reason: null });
export const accepted = acceptance('R1.1');
export const acceptedByAnother = [offerTo('P03', 'R1.2'), acceptance('R1.2')] as const;
export const placedAs = (reference: string) =>
  new ReferralPlaced({
    ...of,
    ...{
      version: 1,
      package: reference,
      provider: 'P02',
      weeklyMinutes: 600,
      placedAt: answeredAt,
      offer: 'R1.1',
    },
  });
export const placed = placedAs('R1.p1');
