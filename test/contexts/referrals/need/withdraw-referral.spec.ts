import { WithdrawReferral, withdrawReferral } from '../../../../contexts/referrals/need/withdraw-referral.ts';
import { OfferWithdrawn, ReferralWithdrawn } from '../../../../contexts/referrals/index.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import { folded, given } from '../../../support/given.ts';
import { accepted, ground, now, of, offered, placed, received } from './needs.ts';

const withdraw = withdrawReferral(new WithdrawReferral({ ...of, reason: 'DIED' }), ground());
const gone = new ReferralWithdrawn({ ...of, withdrawnAt: now, reason: 'DIED' });
const back = new OfferWithdrawn({ ...of, offer: 'R1.1', decidedAt: now, reason: 'REFERRAL_WITHDRAWN' });

describe('withdrawing a referral', () => {
  it('E5: takes back what is open in the same append, so that it counts for nobody', () => {
    given(referral, received, ...offered)
      .when(withdraw)
      .thenRecords(back, gone);
  });

  it('E6: leaves an acceptance as it is', () => {
    given(referral, received, ...offered, accepted)
      .when(withdraw)
      .thenRecords(gone);
    const { offers } = folded(referral, [received, ...offered, accepted, gone]);
    expect(offers.get('R1.1')?.outcome).toBe('accepted');
  });

  it('records nothing the second time, and is refused once it is placed, or when there is none', () => {
    given(referral, received, gone).when(withdraw).thenRecordsNothing();
    given(referral, received, ...offered, accepted, placed)
      .when(withdraw)
      .thenRejected('referral-placed');
    given(referral).when(withdraw).thenRejected('referral-unknown');
  });
});
