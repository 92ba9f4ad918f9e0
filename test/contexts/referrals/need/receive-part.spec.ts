import { ReceivePart, receivePart } from '../../../../contexts/referrals/need/receive-part.ts';
import {
  CustomerPreferenceRecorded,
  OfferAccepted,
  ReferralOffered,
  ReferralReceived,
  ReferralSplit,
  StepOpened,
  StepSkipped,
} from '../../../../contexts/referrals/index.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import { folded, given } from '../../../support/given.ts';
import { now, of, offer, offered, partly, received, step, under } from './needs.ts';

const parts = [
  { referral: 'R1.a', weeklyMinutes: 240 },
  { referral: 'R1.b', weeklyMinutes: 360 },
];
const parent = folded(referral, [
  received,
  ...offered,
  partly,
  new ReferralSplit({ ...of, offer: 'R1.1', parts }),
]);
const receive = (part: string, from = parent, suspended = false) =>
  receivePart(
    new ReceivePart({ framework: of.framework, referral: part, parent: 'R1' }),
    ...([from, under(), suspended] as const),
  );
const { type: _received, ...need } = received;
const { type: _step, ...opened } = step;
const { type: _offer, ...put } = offer;
const a = new ReferralReceived({ ...need, referral: 'R1.a', weeklyMinutes: 240 });
const b = new ReferralReceived({ ...need, referral: 'R1.b', weeklyMinutes: 360 });
// 09:00 on Wednesday 1 July 2026, and four working hours.
const deadline = '2026-07-01T12:00:00.000Z';
const skip = { framework: of.framework, at: now, reason: 'SPLIT' };

describe('E9: receiving a part', () => {
  it('is with the provider that took it, and whoever came before is passed over on the record', () => {
    const about = { framework: of.framework, referral: 'R1.a' };
    given(referral)
      .when(receive('R1.a'))
      .thenRecords(
        a,
        new StepSkipped({ ...skip, referral: 'R1.a', role: 'primary', provider: 'P01' }),
        new StepOpened({ ...opened, ...about, invited: ['R1.a.1'], deadline }),
        new ReferralOffered({ ...put, ...about, offer: 'R1.a.1', offeredAt: now, deadline }),
        new OfferAccepted({ ...about, offer: 'R1.a.1', decidedAt: now, reason: null }),
      );
  });

  it('leaves the rest to be offered from the first step on, but to the one that takes no more', () => {
    given(referral)
      .when(receive('R1.b'))
      .thenRecords(b, new StepSkipped({ ...skip, referral: 'R1.b', role: 'secondary', provider: 'P02' }));
  });

  it('keeps whom the customer would rather have', () => {
    given(referral)
      .when(receive('R1.b', { ...parent, preferred: 'P04' }))
      .thenRecords(
        b,
        new CustomerPreferenceRecorded({ framework: of.framework, referral: 'R1.b', provider: 'P04' }),
        new StepSkipped({ ...skip, referral: 'R1.b', role: 'secondary', provider: 'P02' }),
      );
  });

  it('goes through the order too when the provider was suspended meanwhile', () => {
    given(referral)
      .when(receive('R1.a', parent, true))
      .thenRecords(a);
  });

  it('records nothing the second time, nor when it is no part', () => {
    given(referral, a).when(receive('R1.a')).thenRecordsNothing();
    given(referral).when(receive('R1.c')).thenRecordsNothing();
    given(referral).when(receive('R1.a', referral.initial)).thenRecordsNothing();
  });
});
