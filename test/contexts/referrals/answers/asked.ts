import { Principal } from '#access';
import { defaultPolicy } from '../../../../contexts/agreement/index.ts';
import { mergePolicy, type PolicyOverrides } from '../../../../contexts/agreement/merge-policy.ts';
import { AcceptOffer, acceptOffer } from '../../../../contexts/referrals/answers/accept-offer.ts';
import type { Asker, GivenEarlier } from '../../../../contexts/referrals/answers/about-offer.ts';
import {
  AnswerRefused,
  OfferAccepted,
  OfferDeclined,
  OfferLapsed,
  OfferWithdrawn,
  ReferralAmended,
  ReferralOffered,
  ReferralPlaced,
  ReferralReceived,
  ReferralWithdrawn,
  StepOpened,
} from '../../../../contexts/referrals/index.ts';

/** When every decision of these specifications is made: a Wednesday, 9am in London. */
export const now = '2026-07-01T08:00:00.000Z';
export const offeredAt = '2026-06-30T08:00:00.000Z';
/** Four hours left. */
export const noon = '2026-07-01T12:00:00.000Z';

export const of = { framework: 'CSH-2025', referral: 'R1' } as const;
export const about = { ...of, offer: 'R1.1' } as const;

const need = {
  ...{ ...of, area: 'A1', raisedAt: '2026-06-30T07:00:00.000Z', weeklyMinutes: 600, carers: 1 as const },
  ...{ rural: false, timeSlot: 'daytime' as const, urgency: 'standard' as const, startBy: null },
};
export const received = new ReferralReceived({ ...need, version: 1 });
export const amended = new ReferralAmended({ ...need, carers: 2, version: 2, reason: 'REASSESSED' });
export const recalled = new ReferralWithdrawn({ ...of, withdrawnAt: now, reason: 'NEED_ENDED' });

/** Asked of these providers, in one step; the first is P1 with the offer R1.1. */
export const asked = (
  deadline = noon,
  role: 'primary' | 'reserve' = 'primary',
  all: readonly string[] = ['P1'],
  at = offeredAt,
) => {
  const alike = { rank: null, barredBy: null, warning: null, preferred: false, lastPlacedAt: null };
  const step = new StepOpened({
    ...{ ...of, version: 1, round: 1, role, policyVersion: 1, criteria: ['rate'], seed: '0'.repeat(32) },
    ...{ invite: role === 'reserve' ? 'all' : 'one', deadline, parallel: null },
    candidates: all.map((provider) => ({ provider, ...alike, hourlyPence: 2000 })),
    invited: all.map((_, i) => `R1.${i + 1}`),
  });
  const put = { ...of, role, offeredAt: at, deadline, version: 1 };
  return [step, ...all.map((provider, i) => new ReferralOffered({ ...put, offer: `R1.${i + 1}`, provider }))];
};

export const accepted = (decidedAt = now, offer = 'R1.1') =>
  new OfferAccepted({ ...of, offer, decidedAt, reason: null });
export const declined = (reason: string, decidedAt = now, offer = 'R1.1') =>
  new OfferDeclined({ ...of, offer, decidedAt, reason });
export const withdrawn = (reason: string, offer = 'R1.1') =>
  new OfferWithdrawn({ ...of, offer, decidedAt: now, reason });
export const lapsed = new OfferLapsed({ ...about, decidedAt: null, reason: null });
export const lateYes = new AnswerRefused({ ...about, answer: 'accept', at: now, because: 'offer-lapsed' });
export const placed = new ReferralPlaced({
  ...{ ...of, version: 1, package: 'R1.p1', provider: 'P9', weeklyMinutes: 600 },
  ...{ placedAt: now, offer: 'R1.9' },
});

export const ofCouncil: Asker = { council: true, visible: () => true };
export const ofProvider = (own: string): Asker => ({ council: false, visible: (each) => each === own });

export const by = (overrides: PolicyOverrides = {}) => {
  const policy = mergePolicy(defaultPolicy, overrides);
  return () => policy;
};

export const accept = (asker: Asker = ofProvider('P1'), earlier: GivenEarlier = {}, overrides = {}) =>
  acceptOffer(new AcceptOffer({ ...about, ...given(earlier) }), asker, by(overrides));

/** Without what is left out. */
const given = (earlier: GivenEarlier) =>
  Object.fromEntries(Object.entries(earlier).filter(([, each]) => each !== undefined));

export const manager = (id: string) => Principal.user(id, ['contract-manager']);
