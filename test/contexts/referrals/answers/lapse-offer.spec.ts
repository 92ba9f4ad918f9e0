import { LapseOffer, lapseOffer } from '../../../../contexts/referrals/answers/lapse-offer.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import { given } from '../../../support/given.ts';
import { about, accepted, asked, lapsed, now, received } from './asked.ts';

const lapse = lapseOffer(new LapseOffer(about));
const late = '2026-07-01T07:59:59.999Z';

describe('E3: silence', () => {
  it('lapses the offer once the deadline has passed, which dates it', () => {
    given(referral, received, ...asked(late))
      .when(lapse)
      .thenRecords(lapsed);
  });

  it('lapses nothing at the deadline, nor before it', () => {
    given(referral, received, ...asked(now))
      .when(lapse)
      .thenRejected('deadline-not-passed');
    given(referral, received, ...asked())
      .when(lapse)
      .thenRejected('deadline-not-passed');
  });

  it('lapses an offer once, and none that was answered', () => {
    given(referral, received, ...asked(late), lapsed)
      .when(lapse)
      .thenRecordsNothing();
    given(referral, received, ...asked(late), accepted())
      .when(lapse)
      .thenRejected('offer-closed');
    given(referral, received).when(lapse).thenRejected('offer-unknown');
  });
});
