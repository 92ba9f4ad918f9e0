import { offerCorrection, type PastOffer, pastOffer } from '../../../contexts/referrals/history.ts';
import { offerRole, outcome } from '../../../contexts/referrals/index.ts';
import { oneOf, reasonCode, reference } from '../cells/texts.ts';
import { instant } from '../cells/times.ts';
import { column, kindOf, maybe, type Fault } from '../kind.ts';

type Offer = Omit<PastOffer, 'framework'>;

/** Offers and what became of them; one that lapsed without a decision is dated by its deadline. */
export const offers = kindOf<Offer>({
  name: 'offers',
  columns: {
    offer: column('offer', reference),
    referral: column('referral', reference, { refersTo: 'referrals' }),
    provider: column('provider', reference, { refersTo: 'providers' }),
    role: column('role', oneOf(offerRole.options)),
    offeredAt: column('offered_at', instant),
    deadline: column('deadline', instant),
    outcome: column('outcome', oneOf(outcome.options)),
    decidedAt: maybe('decided_at', instant),
    reason: maybe('reason', reasonCode, { reason: true }),
  },
  key: ['offer'],
  impossible: ({ outcome, offeredAt, deadline, decidedAt }) => {
    const faults: Fault<Offer>[] = [];
    if (outcome === 'pending' && typeof decidedAt === 'string') {
      faults.push([
        'decidedAt',
        'A pending offer has no decision yet: leave it empty or say what was decided.',
      ]);
    }
    if (decidedAt === null && outcome !== undefined && outcome !== 'pending' && outcome !== 'lapsed') {
      faults.push(['decidedAt', `An offer that was ${outcome} needs the instant of that decision.`]);
    }
    const silent = outcome === 'lapsed' && decidedAt === null;
    const decided = silent ? deadline : decidedAt;
    if (typeof decided === 'string' && offeredAt !== undefined && decided < offeredAt) {
      faults.push([silent ? 'deadline' : 'decidedAt', `That is before the offer was made, at ${offeredAt}.`]);
    }
    return faults;
  },
  // What is still open has no reason.
  settled: (facts) => (facts.outcome === 'pending' ? { ...facts, reason: null } : facts),
  recorded: ({ offer }, on) => {
    const row = on.referralOfOffer(offer);
    const made = row?.offers.find((each) => each.offer === offer);
    return row && made && { ...made, referral: row.referral };
  },
  fixed: ['referral'],
  past: (facts, { framework }) => pastOffer({ framework, ...facts }),
  correction: (facts, { framework }) => offerCorrection({ framework, ...facts }),
});
