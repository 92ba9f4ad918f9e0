import type { StepOpened } from '../order.events.ts';

/**
 * Of those who come one after the other the ones who are asked at the same moment: all, all of the first one's rank
 * (those without one are of one rank), or the first.
 */
export function together<T>(
  inOrder: readonly T[],
  invite: StepOpened['invite'],
  rankOf: (each: T) => number | null,
): readonly T[] {
  if (invite === 'all') return inOrder;
  if (invite === 'one') return inOrder.slice(0, 1);
  return inOrder.filter((each) => rankOf(each) === rankOf(inOrder[0] as T));
}
