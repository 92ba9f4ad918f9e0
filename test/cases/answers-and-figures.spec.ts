import type { Decide } from '#event-sourcing';
import { ApproveWithdrawal, approveWithdrawal } from '../../contexts/referrals/answers/approve-withdrawal.ts';
import { AcceptPartly, acceptPartly } from '../../contexts/referrals/answers/accept-partly.ts';
import {
  AgreeCounterOffer,
  agreeCounterOffer,
} from '../../contexts/referrals/answers/agree-counter-offer.ts';
import { CorrectOutcome, correctOutcome } from '../../contexts/referrals/answers/correct-outcome.ts';
import { CounterOffer, counterOffer } from '../../contexts/referrals/answers/counter-offer.ts';
import { LapseOffer, lapseOffer } from '../../contexts/referrals/answers/lapse-offer.ts';
import {
  RefuseCounterOffer,
  refuseCounterOffer,
} from '../../contexts/referrals/answers/refuse-counter-offer.ts';
import { RefusePart, refusePart } from '../../contexts/referrals/answers/refuse-part.ts';
import {
  TakeLateAcceptance,
  takeLateAcceptance,
} from '../../contexts/referrals/answers/take-late-acceptance.ts';
import { WithdrawOffer, withdrawOffer } from '../../contexts/referrals/answers/withdraw-offer.ts';
import type { ReferralEvent } from '../../contexts/referrals/index.ts';
import { referral, type Referral } from '../../contexts/referrals/referral.ts';
import { acceptance } from '../../projections/acceptance/index.ts';
import {
  about,
  accept,
  asked,
  by,
  lateYes,
  manager,
  noon,
  now,
  ofProvider,
  received,
} from '../contexts/referrals/answers/asked.ts';
import { County } from '../support/county.ts';
import { folded } from '../support/given.ts';

type Said = Decide<Referral, ReferralEvent>;

/** How the offer to the primary provider counts after these decisions, each at its instant. */
function counted(...said: readonly (readonly [at: string, decide: Said | ReferralEvent])[]) {
  const events: ReferralEvent[] = [received, ...asked()];
  for (const [at, decide] of said)
    events.push(...(typeof decide === 'function' ? decide(folded(referral, events), at) : [decide]));
  const county = new County().area('A1').position('A1', 'primary', 'P1');
  for (const event of events) county.record('referral-CSH-2025-R1', event, now);
  const [row] = acceptance(county.views(), { asOf: '2026-07-02' }).rows;
  const { accepted, declined, lapsed, withdrawn, counted: all } = row!;
  return { accepted, declined, lapsed, withdrawn, counted: all };
}
const nothing = { accepted: 0, declined: 0, lapsed: 0, withdrawn: 0, counted: 0 };
const late = '2026-07-01T12:00:00.001Z';
const one = ofProvider('P1');
const lapse = lapseOffer(new LapseOffer(about));
const counter = counterOffer(
  new CounterOffer({ ...about, startOn: '2026-07-06', timeSlot: null }),
  one,
  by(),
);
const part = acceptPartly(new AcceptPartly({ ...about, weeklyMinutes: 300 }), one, by());
const takeBack = (reason: WithdrawOffer['reason']) =>
  withdrawOffer(new WithdrawOffer({ ...about, reason }), 'u-1');
const approve = approveWithdrawal(new ApproveWithdrawal(about), manager('u-2'));

describe('what a live answer is in the figure', () => {
  it('E3: silence counts as a decline and is shown as what it is', () => {
    expect(counted([late, lapse])).toEqual({ ...nothing, lapsed: 1, counted: 1 });
  });

  it('E4: a late yes that a broker takes counts as accepted', () => {
    const take = takeLateAcceptance(new TakeLateAcceptance(about), 'u-1', by());
    expect(counted([late, lapse], [late, lateYes], [late, take])).toEqual({
      ...nothing,
      accepted: 1,
      counted: 1,
    });
  });

  it.each(['CUSTOMER_CHOICE', 'DIRECT_PAYMENT'] as const)(
    'E5 and E7: taken back for %s counts for nothing',
    (reason) => {
      expect(counted([now, takeBack(reason)])).toEqual({ ...nothing, withdrawn: 1 });
    },
  );

  it('E14: taken back in error counts for nothing, once a second person approves', () => {
    expect(counted([now, takeBack('ERROR')])).toEqual(nothing);
    expect(counted([now, takeBack('ERROR')], [late, approve])).toEqual({ ...nothing, withdrawn: 1 });
  });

  it('E9: a part that the broker does not split off is a decline, and nothing before', () => {
    expect(counted([now, part])).toEqual(nothing);
    const refuse = refusePart(new RefusePart(about));
    expect(counted([now, part], [late, refuse])).toEqual({ ...nothing, declined: 1, counted: 1 });
  });

  it('E10: another time is accepted when the broker agrees, and declined when not', () => {
    const agree = agreeCounterOffer(new AgreeCounterOffer(about));
    const refuse = refuseCounterOffer(new RefuseCounterOffer(about));
    expect(counted([now, counter])).toEqual(nothing);
    expect(counted([now, counter], [late, agree])).toEqual({ ...nothing, accepted: 1, counted: 1 });
    expect(counted([now, counter], [late, refuse])).toEqual({ ...nothing, declined: 1, counted: 1 });
  });

  it('E30: a corrected outcome counts as corrected', () => {
    const correct = correctOutcome(
      new CorrectOutcome({
        ...{ ...about, outcome: 'accepted', decidedAt: noon, reason: null, evidence: 'Call log 4411' },
      }),
    );
    expect(counted([late, lapse], [late, correct])).toEqual({ ...nothing, accepted: 1, counted: 1 });
  });

  it('E41: a yes exactly at the deadline counts as accepted', () => {
    expect(counted([noon, accept()])).toEqual({ ...nothing, accepted: 1, counted: 1 });
  });
});
