import { ReceiveReferral, receiveReferral } from '../../../../contexts/referrals/need/receive-referral.ts';
import { ReferralReceived } from '../../../../contexts/referrals/index.ts';
import { framework } from '../../../../contexts/agreement/index.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import { given } from '../../../support/given.ts';
import { need, now, of, received, under } from './needs.ts';

const receive = (more: object = {}, agreement = under()) =>
  receiveReferral(new ReceiveReferral({ ...of, ...need, ...more }), agreement);

describe('receiving a referral', () => {
  it('records what is needed, raised now or before', () => {
    given(referral)
      .when(receive())
      .thenRecords(new ReferralReceived({ ...of, ...need, raisedAt: now, version: 1 }));
    given(referral)
      .when(receive({ raisedAt: received.raisedAt }))
      .thenRecords(received);
  });

  it('records nothing the second time, and is refused with another need', () => {
    given(referral, received).when(receive()).thenRecordsNothing();
    given(referral, received)
      .when(receive({ raisedAt: received.raisedAt }))
      .thenRecordsNothing();
    given(referral, received)
      .when(receive({ carers: 2 }))
      .thenRejected('referral-exists');
    given(referral, received)
      .when(receive({ raisedAt: now }))
      .thenRejected('referral-exists');
  });

  it.each([
    ['area-unknown', { area: 'A99' }],
    ['raised-in-future', { raisedAt: '2026-07-01T08:00:00.001Z' }],
    ['referral-outside-framework', { raisedAt: '2025-01-05T12:00:00.000Z' }],
    ['referral-reference-long', { referral: 'R'.repeat(49) }],
  ])('is refused: %s', (code, more) => {
    given(referral).when(receive(more)).thenRejected(code);
  });

  it('takes a reference of 48 characters, and needs a framework', () => {
    const raised = { referral: 'R'.repeat(48), raisedAt: received.raisedAt };
    given(referral)
      .when(receive(raised))
      .thenRecords(new ReferralReceived({ ...of, ...need, ...raised, version: 1 }));
    given(referral).when(receive({}, framework.initial)).thenRejected('framework-unknown');
  });
});
