import type { Evolve } from '#event-sourcing';
import { type BidEvent, type BidRate, ratedKey } from '../../contexts/procurement/index.ts';
import { onBid } from './on-bid.ts';
import type { TenderRow } from './tender-row.ts';

type OfRate = Pick<BidRate, 'area' | 'service' | 'band'> & { readonly provider: string };

/** With a review of a rate of an opened bid that nobody flagged: an import tells of its steps alone. */
function underReview(row: TenderRow, of: OfRate): TenderRow {
  const key = ratedKey(of);
  return {
    ...row,
    bids: row.bids.map((bid) => {
      const rate = bid.rates.find((each) => ratedKey(each) === key);
      if (bid.provider !== of.provider || !rate || bid.reviews.some((each) => ratedKey(each) === key))
        return bid;
      const review = {
        ...rate,
        flags: [],
        flaggedAt: null,
        requested: null,
        received: null,
        concluded: null,
      };
      return { ...bid, reviews: [...bid.reviews, review] };
    }),
  };
}

/** As live, and of what was imported without its beginning everything that can be told. */
export const onPastBid: Evolve<TenderRow, BidEvent> = {
  ...onBid,
  BidOpened: (row, facts, recorded) => {
    const opened = onBid.BidOpened(row, facts, recorded);
    if (recorded.by.kind !== 'import') return opened;
    const last = opened.bids.flatMap(({ openedAt }) => openedAt ?? []).toSorted();
    return { ...opened, bidsOpenedAt: last.at(-1) ?? null };
  },
  RateExplanationRequested: (row, facts, recorded) =>
    onBid.RateExplanationRequested(underReview(row, facts), facts, recorded),
  RateExplanationReceived: (row, facts, recorded) =>
    onBid.RateExplanationReceived(underReview(row, facts), facts, recorded),
  RateReviewConcluded: (row, facts, recorded) =>
    onBid.RateReviewConcluded(underReview(row, facts), facts, recorded),
};
