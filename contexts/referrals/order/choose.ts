import type { Contender, Criterion } from '../order.events.ts';
import { compare, toldApartBy } from './compare.ts';

/** Those who said yes in the order in which they come, and why each but the first comes after it. */
export interface Chosen {
  /** The first is chosen. */
  readonly contenders: readonly [Contender, ...Contender[]];
  /** The criterion that told the first from the second; null: there was one only. */
  readonly decidedBy: Criterion | null;
  /** For each of the others, in their order, the criterion that told the first from it. */
  readonly because: readonly Criterion[];
}

/**
 * Chooses among those who said yes in one step (S4:78; domain.md 2.2): by the criteria one after the other, each only
 * where those before it tell nobody apart. The same contenders, criteria and seed give the same choice for ever.
 */
export function choose(
  contenders: readonly [Contender, ...Contender[]],
  criteria: readonly Criterion[],
  seed: string,
): Chosen {
  const inOrder = contenders.toSorted((a, b) => compare(a, b, criteria, seed));
  const [first, ...others] = inOrder as [Contender, ...Contender[]];
  const because = others.map((each) => toldApartBy(first, each, criteria, seed) ?? 'seeded-random');
  return { contenders: [first, ...others], decidedBy: because[0] ?? null, because };
}
