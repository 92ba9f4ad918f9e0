import { medianOf } from '../../prices/index.ts';
import { priceRules } from '../price-methods/price-rules.ts';
import type { RankedBid, TenderOpened } from '../tender.events.ts';

/** A bid that passed on quality, with what it asks for an area. */
export interface PricedBid {
  readonly provider: string;
  /** Out of 100, in millionths. */
  readonly quality: number;
  /** Σ weight × hourly pence. */
  readonly weightedPence: bigint;
}

type Terms = Pick<TenderOpened, 'rates' | 'weights' | 'priceMethod' | 'benchmarkPence'>;

const halfUp = (over: bigint, under: bigint): number => Number((2n * over + under) / (2n * under));

/**
 * The order of the bids of one area, best first. Points are whole millionths, rounded half up once for quality and once
 * for price, and nothing else is compared: bids with as many have the same rank, and stand in the order of their
 * references. Prices are compared exactly; pence are rounded for the record alone.
 */
export function rankBids(bids: readonly PricedBid[], terms: Terms) {
  const sum = BigInt(terms.rates.reduce((all, { weight }) => all + weight, 0));
  // In halves of a penny of the weighted sum, so that a median of two is a whole number too.
  const amounts = bids.map(({ weightedPence }) => 2n * weightedPence);
  const median = medianOf(amounts);
  if (median === null) return { referencePence: null, ranking: [] };
  const field = {
    lowest: amounts.reduce((a, b) => (a < b ? a : b)),
    highest: amounts.reduce((a, b) => (a > b ? a : b)),
    median,
    benchmark: terms.benchmarkPence === null ? null : 2n * sum * BigInt(terms.benchmarkPence),
  };
  const rule = priceRules[terms.priceMethod];
  const scored = bids.map(({ provider, quality: reached, weightedPence }) => {
    const quality = halfUp(BigInt(reached) * BigInt(terms.weights.quality), 100n);
    const price = Number(rule.points(2n * weightedPence, field, BigInt(terms.weights.price) * 1_000_000n));
    return { provider, pence: halfUp(weightedPence, sum), quality, price, total: quality + price };
  });
  const ranking: RankedBid[] = scored
    .map((each) => ({ ...each, rank: 1 + scored.filter(({ total }) => total > each.total).length }))
    .toSorted((a, b) => a.rank - b.rank || (a.provider < b.provider ? -1 : 1));
  return { referencePence: halfUp(rule.reference(field), 2n * sum), ranking };
}
