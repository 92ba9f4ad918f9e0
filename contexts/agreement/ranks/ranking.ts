import type { RankedHolder } from './rank-review.events.ts';

/** What a holder is ranked by. */
export type RankGround = Pick<RankedHolder, 'provider' | 'accepted' | 'counted' | 'hourlyPence'>;

export interface Weights {
  /** Percent; together 100. */
  readonly kpi: number;
  readonly price: number;
}

interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const fraction = (over: number, under: number): Fraction => ({ over: BigInt(over), under: BigInt(under) });
/** Of 100 points, in whole millionths, cut. */
const inPoints = ({ over, under }: Fraction): number => Number((over * 100_000_000n) / under);

function weighed(ground: RankGround, weights: Weights, lowest: number, minimumPercent: number) {
  const { accepted, counted, hourlyPence } = ground;
  const kpi = counted === 0 ? fraction(minimumPercent, 100) : fraction(accepted, counted);
  const price = hourlyPence === null ? fraction(0, 1) : fraction(lowest, Math.max(hourlyPence, 1));
  const total = {
    over: BigInt(weights.kpi) * kpi.over * price.under + BigInt(weights.price) * price.over * kpi.under,
    under: 100n * kpi.under * price.under,
  };
  return { ...ground, kpi: inPoints(kpi), price: inPoints(price), total };
}

const compared = (a: Fraction, b: Fraction): bigint => b.over * a.under - a.over * b.under;

/**
 * Holders by acceptance and price, the best first: points for acceptance are the share accepted, points for price the
 * lowest rate divided by one's own. Whoever was offered nothing that counts is taken to be at the minimum, neither
 * favoured nor harmed. Compared exactly; whoever is alike has the same rank, and the next one skips as many.
 */
export function ranking(
  grounds: readonly RankGround[],
  weights: Weights,
  minimumPercent: number,
): readonly RankedHolder[] {
  const rates = grounds.flatMap(({ hourlyPence }) =>
    hourlyPence === null ? [] : [Math.max(hourlyPence, 1)],
  );
  const lowest = rates.length === 0 ? 0 : Math.min(...rates);
  const each = grounds
    .map((ground) => weighed(ground, weights, lowest, minimumPercent))
    .toSorted((a, b) => {
      const by = compared(a.total, b.total);
      if (by !== 0n) return by < 0n ? -1 : 1;
      return a.provider < b.provider ? -1 : 1;
    });
  return each.map(({ total, ...holder }) => ({
    ...holder,
    total: inPoints(total),
    rank: each.findIndex((other) => compared(other.total, total) === 0n) + 1,
  }));
}
