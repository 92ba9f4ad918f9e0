import { exemptionCorrection, pastExemption } from '../../../contexts/referrals/history.ts';
import type { DeclineExemptionCorrected } from '../../../contexts/referrals/index.ts';
import { oneOf, reference } from '../cells/texts.ts';
import { instant } from '../cells/times.ts';
import { column, kindOf, maybe } from '../kind.ts';

type Exemption = Omit<DeclineExemptionCorrected, 'type' | 'framework' | 'referral'>;

const decided = ['decidedAt', 'decision', 'decidedBy'] as const;

/** Requests that a decline should not count, and their decisions. */
export const exemptions = kindOf<Exemption>({
  name: 'exemptions',
  columns: {
    offer: column('offer', reference, { refersTo: 'offers' }),
    requestedAt: column('requested_at', instant),
    decidedAt: maybe('decided_at', instant),
    decision: maybe('decision', oneOf(['validated', 'refused'])),
    requestedBy: column('requested_by', reference),
    decidedBy: maybe('decided_by', reference),
  },
  key: ['offer', 'requestedAt'],
  impossible: (row) =>
    decided.some((field) => typeof row[field] === 'string')
      ? decided
          .filter((field) => row[field] === null)
          .map((field) => [
            field,
            'A decision has an instant, a result and somebody who decided: give all three.',
          ])
      : [],
  recorded: ({ offer, requestedAt }, on) => {
    const made = on.referralOfOffer(offer)?.offers.find((each) => each.offer === offer);
    const asked = made?.exemptions.find((each) => each.requestedAt === requestedAt);
    return asked && { ...asked, offer };
  },
  past: (facts, { framework, referralOf }) =>
    pastExemption({ framework, referral: referralOf(facts.offer), ...facts }),
  correction: (facts, { framework, referralOf }) =>
    exemptionCorrection({ framework, referral: referralOf(facts.offer), ...facts }),
});
