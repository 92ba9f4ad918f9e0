import {
  AgreeCounterOffer,
  agreeCounterOffer,
} from '../../../../contexts/referrals/answers/agree-counter-offer.ts';
import { CounterOffer, counterOffer } from '../../../../contexts/referrals/answers/counter-offer.ts';
import { LapseOffer, lapseOffer } from '../../../../contexts/referrals/answers/lapse-offer.ts';
import {
  RefuseCounterOffer,
  refuseCounterOffer,
} from '../../../../contexts/referrals/answers/refuse-counter-offer.ts';
import { OfferCountered } from '../../../../contexts/referrals/index.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import { folded, given } from '../../../support/given.ts';
import { about, accept, accepted, asked, by, declined, now, ofProvider, placed, received } from './asked.ts';

const other = { startOn: '2026-07-06', timeSlot: null };
const counter = (terms: typeof other | { startOn: null; timeSlot: 'evening' | null } = other, policy = {}) =>
  counterOffer(new CounterOffer({ ...about, ...terms }), ofProvider('P1'), by(policy));
const agree = agreeCounterOffer(new AgreeCounterOffer(about));
const refuse = refuseCounterOffer(new RefuseCounterOffer(about));
const countered = new OfferCountered({ ...about, answeredAt: now, ...other });
const notTaken = declined('COUNTER_OFFER_NOT_TAKEN');
const late = '2026-07-01T07:59:59.999Z';

describe('E10: another time or start', () => {
  it('waits for the broker, and is recorded once', () => {
    given(referral, received, ...asked())
      .when(counter())
      .thenRecords(countered);
    given(referral, received, ...asked(), countered)
      .when(counter())
      .thenRecordsNothing();
    given(referral, received, ...asked())
      .when(counter({ startOn: null, timeSlot: null }))
      .thenRejected('counter-offer-empty');
    given(referral, received, ...asked(late))
      .when(counter())
      .thenRejected('offer-lapsed');
  });

  it('is a decline where the policy says so', () => {
    given(referral, received, ...asked())
      .when(counter(other, { counterOffer: 'decline' }))
      .thenRecords(countered, notTaken);
  });

  it('is accepted when the broker agrees, and declined when not, also after the deadline', () => {
    const waiting = given(referral, received, ...asked(late), countered);
    waiting.when(agree).thenRecords(accepted());
    waiting.when(refuse).thenRecords(notTaken);
    expect(folded(referral, [received, ...asked(), countered, accepted()]).offers.get('R1.1')).toMatchObject({
      outcome: 'accepted',
      counter: other,
    });
  });

  it('does not lapse while the broker decides', () => {
    given(referral, received, ...asked(late), countered)
      .when(lapseOffer(new LapseOffer(about)))
      .thenRejected('answer-to-decide');
  });

  it('is decided once, and only when there is one', () => {
    given(referral, received, ...asked(), countered, accepted())
      .when(agree)
      .thenRecordsNothing();
    given(referral, received, ...asked(), countered, accepted())
      .when(refuse)
      .thenRejected('offer-closed');
    given(referral, received, ...asked(), countered, notTaken)
      .when(refuse)
      .thenRecordsNothing();
    given(referral, received, ...asked(), countered, notTaken)
      .when(agree)
      .thenRejected('offer-closed');
    given(referral, received, ...asked(), countered, placed)
      .when(agree)
      .thenRejected('offer-closed');
    for (const decide of [agree, refuse]) {
      given(referral, received, ...asked())
        .when(decide)
        .thenRejected('counter-offer-unknown');
      given(referral, received).when(decide).thenRejected('offer-unknown');
    }
  });

  it('gives way to a plain yes in time', () => {
    given(referral, received, ...asked(), countered)
      .when(accept())
      .thenRecords(accepted());
  });
});
