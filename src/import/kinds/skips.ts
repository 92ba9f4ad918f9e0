import { pastSkip, skipCorrection } from '../../../contexts/referrals/history.ts';
import { offerRole, type StepSkipCorrected } from '../../../contexts/referrals/index.ts';
import { oneOf, reasonCode, reference } from '../cells/texts.ts';
import { instant } from '../cells/times.ts';
import { column, kindOf } from '../kind.ts';

/** Holders who were passed over, and why. */
export const skips = kindOf<Omit<StepSkipCorrected, 'type' | 'framework'>>({
  name: 'skips',
  columns: {
    referral: column('referral', reference, { refersTo: 'referrals' }),
    role: column('role', oneOf(offerRole.options)),
    provider: column('provider', reference, { refersTo: 'providers' }),
    at: column('at', instant),
    reason: column('reason', reasonCode, { reason: true }),
  },
  key: ['referral', 'role', 'provider', 'at'],
  recorded: ({ referral, role, provider, at }, on) => {
    const skip = on
      .referral(referral)
      ?.skips.find((each) => each.role === role && each.provider === provider && each.at === at);
    return skip && { ...skip, provider, referral };
  },
  past: (facts, { framework }) => pastSkip({ framework, ...facts }),
  correction: (facts, { framework }) => skipCorrection({ framework, ...facts }),
});
