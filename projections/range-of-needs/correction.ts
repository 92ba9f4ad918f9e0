import type { PolicyDocument } from '../../contexts/agreement/index.ts';
import { million } from './fisher.ts';

/**
 * The chances of several tests made together, each as it counts beside the others, in the order given. By Holm: the
 * smallest is taken as many times as there are tests, the next once less, and none counts as less than the one before
 * it; at most 1. So the chance that any of them raises a false concern stays below the level of significance.
 *
 * @param chances in millionths
 */
export function corrected(
  chances: readonly number[],
  correction: PolicyDocument['rangeOfNeeds']['correction'],
): readonly number[] {
  if (correction === 'none') return chances;
  const rising = chances.map((chance, index) => ({ chance, index })).toSorted((a, b) => a.chance - b.chance);
  const found = [...chances];
  let least = 0;
  for (const [rank, { chance, index }] of rising.entries()) {
    least = Math.max(least, Math.min(million, chance * (chances.length - rank)));
    found[index] = least;
  }
  return found;
}
