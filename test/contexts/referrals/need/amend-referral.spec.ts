import { AmendReferral, amendReferral } from '../../../../contexts/referrals/need/amend-referral.ts';
import {
  OfferWithdrawn,
  ReferralAmended,
  ReferralSplit,
  ReferralWithdrawn,
} from '../../../../contexts/referrals/index.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import { folded, given } from '../../../support/given.ts';
import { accepted, ground, need, now, of, offered, placed, received } from './needs.ts';

const reason = 'NEED_CHANGED';
const amend = (more: object, on = ground()) =>
  amendReferral(new AmendReferral({ ...of, ...need, ...more, reason }), on);
const { raisedAt } = received;
const amended = (more: object, version: number) =>
  new ReferralAmended({ ...of, ...need, raisedAt, version, reason, ...more });
const back = new OfferWithdrawn({ ...of, offer: 'R1.1', decidedAt: now, reason });

describe('amending a referral', () => {
  it.each([
    [{ area: 'A02' }],
    [{ weeklyMinutes: 601 }],
    [{ carers: 2 }],
    [{ rural: true }],
    [{ timeSlot: 'night' }],
    [{ startBy: '2026-07-10' }],
  ])('E16: a material change, %j, makes a new version, and what is open is taken back', (more) => {
    given(referral, received, ...offered)
      .when(amend(more))
      .thenRecords(back, amended(more, 2));
  });

  it('E16: what was offered before counts for the version that it was offered for', () => {
    const { offers, need: known } = folded(referral, [
      received,
      ...offered,
      accepted,
      amended({ carers: 2 }, 2),
    ]);
    expect([offers.get('R1.1')?.version, known?.version]).toEqual([1, 2]);
  });

  it('keeps the version, and the offers, when only the urgency changes', () => {
    given(referral, received, ...offered)
      .when(amend({ urgency: 'urgent' }))
      .thenRecords(amended({ urgency: 'urgent' }, 1));
  });

  it('records nothing when nothing changes', () => {
    given(referral, received, amended({ carers: 2 }, 2))
      .when(amend({ carers: 2 }))
      .thenRecordsNothing();
  });

  it('is refused when there is no such referral or area, or when it is over', () => {
    given(referral)
      .when(amend({ carers: 2 }))
      .thenRejected('referral-unknown');
    given(referral, received)
      .when(amend({ area: 'A99' }))
      .thenRejected('area-unknown');
    given(referral, received, ...offered, accepted, placed)
      .when(amend({ carers: 2 }))
      .thenRejected('referral-placed');
    given(referral, received)
      .when(amend({ carers: 2 }, ground({ placed: true })))
      .thenRejected('referral-placed');
    const gone = new ReferralWithdrawn({ ...of, withdrawnAt: now, reason: 'DIED' });
    given(referral, received, gone)
      .when(amend({ carers: 2 }))
      .thenRejected('referral-withdrawn');
    const parts = ['R1.a', 'R1.b'].map((part) => ({ referral: part, weeklyMinutes: 300 }));
    given(referral, received, new ReferralSplit({ ...of, offer: 'R1.1', parts }))
      .when(amend({ carers: 2 }))
      .thenRejected('referral-split');
  });

  it('is refused to somebody with an interest in a provider that was asked', () => {
    const asker = { person: 'u-1', interests: new Set(['P02']) };
    given(referral, received, ...offered)
      .when(amend({ carers: 2 }, ground({ asker })))
      .thenRejected('conflict-of-interest');
  });
});
