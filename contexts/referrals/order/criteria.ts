import type { PolicyDocument } from '../../agreement/index.ts';
import type { Criterion } from '../order.events.ts';
import type { OfferRole } from '../referral.events.ts';

/** Where the policy names none: whoever has waited longest. */
const unnamed = ['least-recent'] as const;

/**
 * By what providers of one role are told apart: what each can do, then what the policy names (domain.md 2.2). Chance,
 * from the recorded seed, ends every list: two providers are never alike.
 */
export function criteriaOf(policy: PolicyDocument, role: OfferRole): Criterion[] {
  const { choose = unnamed } = policy.withinStep[role] ?? {};
  return [...new Set<Criterion>(['ability', ...choose, 'seeded-random'])];
}

/** Whether a role is asked one after the other, all at once, or rank by rank. */
export const inviteOf = (policy: PolicyDocument, role: OfferRole): 'all' | 'one' | 'rank' =>
  policy.withinStep[role]?.invite ?? 'one';
