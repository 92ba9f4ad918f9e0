import {
  DeclineExemptionCorrected,
  DeclineExemptionRefused,
  DeclineExemptionRequested,
  DeclineExemptionValidated,
  OfferAccepted,
  OfferDeclined,
  OfferLapsed,
  OfferOutcomeCorrected,
  OfferWithdrawn,
  ReferralOffered,
} from '../../../contexts/referrals/index.ts';

export const of = { framework: 'CSH-2025', referral: 'R1', offer: 'O1' } as const;
const [deadline, decidedAt] = ['2026-06-02T09:00:00.000Z', '2026-06-01T12:00:00.000Z'];
const put = { provider: 'P01', role: 'primary', offeredAt: '2026-06-01T09:00:00.000Z', deadline } as const;
const requestedAt = '2026-06-03T09:00:00.000Z';
const decision = { ...of, requestedAt, decidedAt: '2026-06-04T09:00:00.000Z', decidedBy: 'u-2' };

export const offered = new ReferralOffered({ ...of, ...put, version: 1 });
export const accepted = new OfferAccepted({ ...of, decidedAt, reason: null });
export const declined = (reason: string | null = 'SAFETY_RISK') =>
  new OfferDeclined({ ...of, decidedAt, reason });
export const lapsed = (reason: string | null = 'SAFETY_RISK') =>
  new OfferLapsed({ ...of, decidedAt: null, reason });
export const withdrawn = new OfferWithdrawn({ ...of, decidedAt, reason: 'SAFETY_RISK' });
export const outcomeCorrected = (provider: string, reason: string) =>
  new OfferOutcomeCorrected({
    ...{ ...of, ...put, provider, outcome: 'declined', decidedAt, reason },
    evidence: null,
  });
export const requested = (requestedBy = 'u-1', at = requestedAt) =>
  new DeclineExemptionRequested({ ...of, requestedAt: at, requestedBy });
export const validated = (decidedBy = 'u-2', decidedAt = decision.decidedAt) =>
  new DeclineExemptionValidated({ ...decision, decidedAt, decidedBy });
export const refused = (decidedBy = 'u-2', decidedAt = decision.decidedAt) =>
  new DeclineExemptionRefused({ ...decision, decidedAt, decidedBy });
export const exemptionCorrected = (requestedBy: string) =>
  new DeclineExemptionCorrected({
    ...{ ...of, requestedAt, requestedBy },
    ...{ decidedAt: null, decision: null, decidedBy: null },
  });
