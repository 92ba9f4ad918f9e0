import { DeclineOffer, declineOffer } from '../../../../contexts/referrals/answers/decline-offer.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import { given } from '../../../support/given.ts';
import { about, accepted, asked, by, declined, lapsed, now, ofProvider, received } from './asked.ts';

const decline = (reason: 'TRAVEL_RURAL' | 'OTHER' = 'TRAVEL_RURAL', provider = 'P1') =>
  declineOffer(new DeclineOffer({ ...about, reason }), ofProvider(provider), by());

describe('saying no', () => {
  it('is recorded with the reason, once', () => {
    given(referral, received, ...asked())
      .when(decline())
      .thenRecords(declined('TRAVEL_RURAL'));
    const said = given(referral, received, ...asked(), declined('TRAVEL_RURAL'));
    said.when(decline()).thenRecordsNothing();
    said.when(decline('OTHER')).thenRejected('offer-closed');
  });

  it('E41: is in time exactly at the deadline, and not after it', () => {
    given(referral, received, ...asked(now))
      .when(decline())
      .thenRecords(declined('TRAVEL_RURAL'));
    given(referral, received, ...asked('2026-07-01T07:59:59.999Z'))
      .when(decline())
      .thenRejected('offer-lapsed');
    given(referral, received, ...asked(), lapsed)
      .when(decline())
      .thenRejected('offer-lapsed');
  });

  it('does not undo a yes, and is nobody else’s', () => {
    given(referral, received, ...asked(), accepted())
      .when(decline())
      .thenRejected('offer-closed');
    given(referral, received, ...asked())
      .when(decline('OTHER', 'P2'))
      .thenRejected('offer-unknown');
  });
});
