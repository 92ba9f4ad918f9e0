import type { OpenedBid, TenderRow } from './tender-row.ts';

/**
 * A tender whose bids show the rates of an area only when every bid for it has been assessed for quality, and then only of
 * those that passed: nobody looks at a price before (S4:78).
 */
export function qualityFirst(row: TenderRow): TenderRow {
  const isFor = ({ lots }: OpenedBid, area: string) => lots.some((lot) => lot.area === area);
  const isAssessed = (area: string) => row.bids.every((bid) => bid.quality !== null || !isFor(bid, area));
  return {
    ...row,
    bids: row.bids.map((bid) => ({
      ...bid,
      rates: bid.quality?.passed ? bid.rates.filter(({ area }) => isAssessed(area)) : [],
    })),
  };
}
