import { AcceptPartly, acceptPartly } from '../../../../contexts/referrals/answers/accept-partly.ts';
import { LapseOffer, lapseOffer } from '../../../../contexts/referrals/answers/lapse-offer.ts';
import { RefusePart, refusePart } from '../../../../contexts/referrals/answers/refuse-part.ts';
import { OfferPartiallyAccepted } from '../../../../contexts/referrals/index.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import { given } from '../../../support/given.ts';
import { about, asked, by, declined, now, ofProvider, received } from './asked.ts';

const late = '2026-07-01T07:59:59.999Z';
const part = (weeklyMinutes = 300, policy = {}) =>
  acceptPartly(new AcceptPartly({ ...about, weeklyMinutes }), ofProvider('P1'), by(policy));
const refuse = refusePart(new RefusePart(about));
const partly = new OfferPartiallyAccepted({ ...about, answeredAt: now, weeklyMinutes: 300 });
const notTaken = declined('PART_NOT_TAKEN');

describe('E9: a part of what was offered', () => {
  it('waits for the broker to split the referral, and is recorded once', () => {
    given(referral, received, ...asked())
      .when(part())
      .thenRecords(partly);
    given(referral, received, ...asked(), partly)
      .when(part())
      .thenRecordsNothing();
    given(referral, received, ...asked(late))
      .when(part())
      .thenRejected('offer-lapsed');
  });

  it('is less than all of it', () => {
    given(referral, received, ...asked())
      .when(part(600))
      .thenRejected('part-not-smaller');
  });

  it('is a decline where the policy says so', () => {
    given(referral, received, ...asked())
      .when(part(300, { partial: 'decline' }))
      .thenRecords(partly, notTaken);
  });

  it('is a decline when the broker does not split it, once, also after the deadline', () => {
    given(referral, received, ...asked(late), partly)
      .when(refuse)
      .thenRecords(notTaken);
    given(referral, received, ...asked(), partly, notTaken)
      .when(refuse)
      .thenRecordsNothing();
    given(referral, received, ...asked())
      .when(refuse)
      .thenRejected('part-unknown');
  });

  it('does not lapse while the broker decides', () => {
    given(referral, received, ...asked(late), partly)
      .when(lapseOffer(new LapseOffer(about)))
      .thenRejected('answer-to-decide');
  });
});
