import { OfferLapsed, OfferWithdrawn } from '../../../../contexts/referrals/index.ts';
import { MoveReferralOn } from '../../../../contexts/referrals/order/move-referral-on.ts';
import { whenOfferClosed } from '../../../../contexts/referrals/order/when-offer-closed.ts';
import { recorded } from '../../../support/given.ts';
import { of } from './desk.ts';

const [offer, decidedAt] = ['R1.1', '2026-07-01T08:00:00.000Z'];
const withdrawn = (reason: string | null) => new OfferWithdrawn({ ...of, offer, decidedAt, reason });
const goesOn = (event: OfferWithdrawn) =>
  whenOfferClosed.react.OfferWithdrawn(event, recorded(event)).length > 0;

it('every answer and every silence lets the referral go on, but not what an import tells of', () => {
  const lapsed = new OfferLapsed({ ...of, offer, decidedAt: null, reason: null });
  for (const react of Object.values(
    whenOfferClosed.react,
  ) as readonly (typeof whenOfferClosed.react.OfferLapsed)[]) {
    const event = { ...lapsed, reason: 'ERROR' };
    expect(react(event, recorded(lapsed))).toEqual([new MoveReferralOn(of)]);
    const by = { kind: 'import', id: 'a-test', role: 'system' } as const;
    expect(react(event, recorded(lapsed, { by }))).toEqual([]);
  }
});

it('an offer that was taken back because there is another need, or none, waits for a broker', () => {
  expect(['CUSTOMER_CHOICE', 'ERROR'].map((reason) => goesOn(withdrawn(reason)))).toEqual([true, true]);
  for (const reason of ['NEED_CHANGED', 'REFERRAL_WITHDRAWN', 'DIRECT_PAYMENT', 'PLACED_ELSEWHERE', null])
    expect(goesOn(withdrawn(reason))).toBe(false);
});
