import { Rejection } from '#event-sourcing';
import { type Bid, ratedKey, type RateReview } from '../bid.ts';
import type { BidRate } from '../bid.events.ts';

type Rated = Pick<BidRate, 'area' | 'service' | 'band'>;

/** The review of a rate that is not concluded. Refused `rate-not-flagged`, `review-concluded`. */
export function openReview({ reviews }: Bid, rated: Rated): RateReview {
  const review = reviews.get(ratedKey(rated));
  if (!review)
    throw new Rejection(
      'rate-not-flagged',
      `The ${rated.band} rate for ${rated.service} in ${rated.area} was not flagged: there is nothing to review.`,
    );
  if (review.concluded)
    throw new Rejection('review-concluded', `The rate was ${review.concluded.outcome}: that stands.`);
  return review;
}
