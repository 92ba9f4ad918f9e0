import type { Evolve } from '#event-sourcing';
import type { AnswerEvent } from '../../contexts/referrals/index.ts';
import { onOffer } from './on-offer.ts';
import type { ReferralRow } from './referral-row.ts';

/** What becomes of a referral by answers that are neither yes nor no, and by what is asked about offers. */
export const answers: Evolve<ReferralRow, AnswerEvent> = {
  OfferCountered: (row, { offer, startOn, timeSlot }, recorded) =>
    onOffer(row, offer, recorded, (each) => ({ ...each, counter: { startOn, timeSlot }, partly: null })),
  OfferPartiallyAccepted: (row, { offer, weeklyMinutes }, recorded) =>
    onOffer(row, offer, recorded, (each) => ({ ...each, partly: weeklyMinutes, counter: null })),
  OfferWithdrawalRequested: (row, { offer, requestedAt, requestedBy, reason }, recorded) =>
    onOffer(row, offer, recorded, (each) => ({ ...each, withdrawal: { requestedAt, requestedBy, reason } })),
  OfferWithdrawalRefused: (row, { offer }, recorded) =>
    onOffer(row, offer, recorded, (each) => ({ ...each, withdrawal: null })),
  LateAcceptanceTaken: (row, { offer, decidedAt }, recorded) =>
    onOffer(row, offer, recorded, (each) => ({ ...each, outcome: 'accepted', decidedAt, late: true })),
  AnswerRefused: (row, { offer, answer, at, because }, recorded) =>
    onOffer(row, offer, recorded, (each) => ({
      ...each,
      refusedAnswers: [...each.refusedAnswers, { answer, at, because }],
    })),
  AnswerBackdated: (row, { offer }, recorded) => onOffer(row, offer, recorded, (each) => each),
};
