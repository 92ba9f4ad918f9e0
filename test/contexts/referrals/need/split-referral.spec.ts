import {
  type SplitGround,
  SplitReferral,
  splitReferral,
} from '../../../../contexts/referrals/need/split-referral.ts';
import { OfferWithdrawn, ReferralSplit } from '../../../../contexts/referrals/index.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import { given } from '../../../support/given.ts';
import { accepted, acceptedByAnother, ground, now, of, offered, partly, received, under } from './needs.ts';

const offer = 'R1.1';
const split = (more: Partial<SplitGround> = {}) =>
  splitReferral(new SplitReferral({ ...of, offer }), {
    ...ground(),
    taken: false,
    suspended: false,
    ...more,
  });
const back = new OfferWithdrawn({ ...of, offer, decidedAt: now, reason: 'SPLIT' });
const parts = [
  { referral: 'R1.a', weeklyMinutes: 240 },
  { referral: 'R1.b', weeklyMinutes: 360 },
];
const inTwo = new ReferralSplit({ ...of, offer, parts });

describe('E9: splitting a referral', () => {
  it('gives the provider what it would take, and refers the rest; the offer counts for nobody', () => {
    given(referral, received, ...offered, partly)
      .when(split())
      .thenRecords(back, inTwo);
    given(referral, received, ...offered, partly, back, inTwo)
      .when(split())
      .thenRecordsNothing();
  });

  it('is refused when the policy says that a part is a decline', () => {
    given(referral, received, ...offered, partly)
      .when(split(ground({ framework: under({ partial: 'decline' }) })))
      .thenRejected('part-is-decline');
  });

  it('needs an offer of which a provider would take a part, and nobody who takes all of it', () => {
    given(referral, received).when(split()).thenRejected('offer-unknown');
    given(referral, received, ...offered)
      .when(split())
      .thenRejected('part-unknown');
    given(referral, received, ...offered, accepted)
      .when(split())
      .thenRejected('offer-closed');
    given(referral, received, ...offered, partly, ...acceptedByAnother)
      .when(split())
      .thenRejected('already-accepted');
    given(referral, received, ...offered, partly)
      .when(split({ taken: true }))
      .thenRejected('referral-exists');
  });

  it('is refused once the provider is suspended', () => {
    given(referral, received, ...offered, partly)
      .when(split({ suspended: true }))
      .thenRejected('provider-suspended');
  });
});
