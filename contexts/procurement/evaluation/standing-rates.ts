import type { BidContent, BidRate } from '../bid.events.ts';
import { ratedKey } from '../bid.ts';

/** A bid with how its reviews ended, by `ratedKey`. */
interface Reviewed {
  readonly content: BidContent;
  readonly reviews: ReadonlyMap<
    string,
    { readonly concluded: { readonly outcome: 'accepted' | 'rejected' } | null }
  >;
}

/** The rates of a bid that stand: those that were not rejected. */
export const standingRates = ({ content, reviews }: Reviewed): readonly BidRate[] =>
  content.rates.filter((rate) => reviews.get(ratedKey(rate))?.concluded?.outcome !== 'rejected');
