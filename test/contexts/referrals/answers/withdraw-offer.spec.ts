import {
  ApproveWithdrawal,
  approveWithdrawal,
} from '../../../../contexts/referrals/answers/approve-withdrawal.ts';
import { LapseOffer, lapseOffer } from '../../../../contexts/referrals/answers/lapse-offer.ts';
import {
  RefuseWithdrawal,
  refuseWithdrawal,
} from '../../../../contexts/referrals/answers/refuse-withdrawal.ts';
import { WithdrawOffer, withdrawOffer } from '../../../../contexts/referrals/answers/withdraw-offer.ts';
import { OfferWithdrawalRefused, OfferWithdrawalRequested } from '../../../../contexts/referrals/index.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import { given } from '../../../support/given.ts';
import { about, accepted, asked, lapsed, manager, now, received, withdrawn } from './asked.ts';

const take = (reason: 'ERROR' | 'CUSTOMER_CHOICE' | 'DIRECT_PAYMENT', by = 'u-1') =>
  withdrawOffer(new WithdrawOffer({ ...about, reason }), by);
const approve = (by = 'u-2') => approveWithdrawal(new ApproveWithdrawal(about), manager(by));
const refuse = (by = 'u-2') => refuseWithdrawal(new RefuseWithdrawal(about), manager(by));
const requested = new OfferWithdrawalRequested({
  ...{ ...about, requestedAt: now, requestedBy: 'u-1', reason: 'ERROR' },
});
const refused = new OfferWithdrawalRefused({ ...about, decidedAt: now, decidedBy: 'u-2' });
const late = '2026-07-01T07:59:59.999Z';
const open = given(referral, received, ...asked());
const waiting = given(referral, received, ...asked(late), requested);

describe('E7: an offer that the customer’s choice or a direct payment ends', () => {
  it.each(['CUSTOMER_CHOICE', 'DIRECT_PAYMENT'] as const)('is taken back at once: %s', (reason) => {
    open.when(take(reason)).thenRecords(withdrawn(reason));
    given(referral, received, ...asked(), withdrawn(reason))
      .when(take(reason))
      .thenRecordsNothing();
  });

  it('is not taken back once it was answered', () => {
    given(referral, received, ...asked(), accepted())
      .when(take('CUSTOMER_CHOICE'))
      .thenRejected('offer-closed');
  });
});

describe('E14: an offer made in error', () => {
  it('is taken back when a second person approves, and stands when not', () => {
    open.when(take('ERROR')).thenRecords(requested);
    waiting.when(approve()).thenRecords(withdrawn('ERROR'));
    waiting.when(refuse()).thenRecords(refused);
  });

  it('is not decided by whoever asked', () => {
    waiting.when(approve('u-1')).thenRejected('second-person-needed');
    waiting.when(refuse('u-1')).thenRejected('second-person-needed');
  });

  it('is asked for once, and decided once', () => {
    waiting.when(take('ERROR')).thenRecordsNothing();
    waiting.when(take('ERROR', 'u-3')).thenRejected('withdrawal-requested');
    given(referral, received, ...asked(), withdrawn('ERROR'))
      .when(approve())
      .thenRecordsNothing();
    for (const decide of [approve(), refuse()]) {
      open.when(decide).thenRejected('withdrawal-unknown');
      given(referral, received, ...asked(), requested, refused)
        .when(decide)
        .thenRejected('withdrawal-unknown');
      given(referral, received, ...asked(), requested, accepted())
        .when(decide)
        .thenRejected('offer-closed');
    }
  });

  it('does not lapse while the second person decides, and does afterwards', () => {
    const lapse = lapseOffer(new LapseOffer(about));
    waiting.when(lapse).thenRejected('answer-to-decide');
    given(referral, received, ...asked(late), requested, refused)
      .when(lapse)
      .thenRecords(lapsed);
  });
});
