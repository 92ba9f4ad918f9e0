import type { JudgedReferral } from './judged-referral.ts';

/** As the view's `standingOf` has it. */
export function judgedStanding(referral: JudgedReferral): string {
  const { placed, returned, over, current, unplaced } = referral;
  const open = referral.openOnes();
  if (placed !== null && !returned) return 'placed';
  if (over) return over;
  if (open.some(({ answered, withdrawing }) => answered || withdrawing)) return 'to-decide';
  if (open.length > 0) return 'waiting';
  if (current.some(([, { outcome, chosen }]) => outcome === 'accepted' && chosen !== false))
    return 'to-decide';
  return unplaced ? 'unplaced' : 'to-offer';
}
