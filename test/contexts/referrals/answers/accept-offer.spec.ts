import { AnswerBackdated } from '../../../../contexts/referrals/index.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import { given } from '../../../support/given.ts';
import {
  about,
  accept,
  accepted,
  asked,
  declined,
  lapsed,
  noon,
  now,
  ofCouncil,
  ofProvider,
  placed,
  recalled,
  received,
  withdrawn,
} from './asked.ts';

const late = '2026-07-01T07:59:59.999Z';
const offered = given(referral, received, ...asked());

describe('saying yes', () => {
  it('is recorded as of now', () => {
    offered.when(accept()).thenRecords(accepted());
  });

  it('E41: is in time exactly at the deadline, and too late a millisecond after it', () => {
    given(referral, received, ...asked(now))
      .when(accept())
      .thenRecords(accepted());
    given(referral, received, ...asked(late))
      .when(accept())
      .thenRejected('offer-lapsed');
    given(referral, received, ...asked(), lapsed)
      .when(accept())
      .thenRejected('offer-lapsed');
  });

  it('E43: is taken once: everybody after the first is refused', () => {
    for (const closed of [[accepted()], [declined('OTHER')], [withdrawn('ERROR')], [recalled], [placed]])
      given(referral, received, ...asked(), ...closed)
        .when(accept())
        .thenRejected('offer-closed');
  });

  it('is for the provider that was asked, and another learns nothing', () => {
    offered.when(accept(ofProvider('P2'))).thenRejected('offer-unknown');
    given(referral, received).when(accept()).thenRejected('offer-unknown');
  });
});

describe('E31: an answer that the council records later', () => {
  const earlier = (answeredAt: string, more: object = {}) => accept(ofCouncil, { answeredAt, ...more });

  it('counts from when it was given, also when the deadline has passed since', () => {
    given(referral, received, ...asked(late))
      .when(earlier(late))
      .thenRecords(accepted(late));
  });

  it('was given after the offer and before now', () => {
    offered.when(earlier('2026-07-01T08:00:00.001Z')).thenRejected('answer-in-future');
    offered.when(earlier('2026-06-30T07:59:59.999Z')).thenRejected('answer-before-offer');
  });

  it('is not for a provider to record', () => {
    offered.when(accept(ofProvider('P1'), { answeredAt: late })).thenRejected('answer-not-now');
  });

  it('needs a reason and evidence more than two working days later', () => {
    const long = given(referral, received, ...asked(noon, 'primary', ['P1'], '2026-06-20T08:00:00.000Z'));
    // Monday to Wednesday are two working days, over a weekend too.
    long.when(earlier('2026-06-29T08:00:00.000Z')).thenRecords(accepted('2026-06-29T08:00:00.000Z'));
    const friday = '2026-06-26T15:00:00.000Z';
    long.when(earlier(friday)).thenRejected('late-reason-needed');
    long.when(earlier(friday, { lateReason: 'SYSTEM_DOWN' })).thenRejected('late-reason-needed');
    const why = { lateReason: 'SYSTEM_DOWN', evidence: 'Call log 4411' };
    const backdated = { ...about, answeredAt: friday, reason: 'SYSTEM_DOWN', evidence: 'Call log 4411' };
    long.when(earlier(friday, why)).thenRecords(accepted(friday), new AnswerBackdated(backdated));
    long
      .when(accept(ofCouncil, { answeredAt: friday }, { backdateWorkingDays: 3 }))
      .thenRecords(accepted(friday));
  });
});
