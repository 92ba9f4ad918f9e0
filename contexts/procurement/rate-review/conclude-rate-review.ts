import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, label, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { isLow } from '../../prices/index.ts';
import type { Asker } from '../../referrals/index.ts';
import { type BidEvent, rated, RateReviewConcluded } from '../bid.events.ts';
import { bid, type Bid, ratedKey, type RateReview } from '../bid.ts';
import { bidStream, tenderStream } from '../streams.ts';
import { demandImpartial } from '../evaluation/demand-impartial.ts';
import { judgeNow } from '../evaluation/judge-now.ts';
import { tender, type Tender } from '../tender.ts';
import { openReview } from './review-of.ts';

/** Accepts a rate that was flagged, or rejects it: then the bid has no price for the area. */
export class ConcludeRateReview extends command(
  { ...rated, outcome: z.enum(['accepted', 'rejected']), reason: label },
  mayBeAskedBy('contract-manager'),
) {}

/**
 * A low rate alone is rejected (the council does not cap rates, S4:77), and only when the bidder was asked and has
 * explained it: what came, in whatever way, is recorded first.
 */
function demandHeard({ flagged, requested, received }: RateReview): void {
  if (!isLow(flagged.flags))
    throw new Rejection(
      'rate-not-low',
      'The rate is high, not low: the council does not cap rates. Accept it.',
    );
  if (!requested)
    throw new Rejection(
      'explanation-not-requested',
      'Ask the bidder to explain the rate before rejecting it.',
    );
  if (!received)
    throw new Rejection(
      'explanation-not-received',
      `No explanation was recorded (asked for by ${requested.dueOn}): record what the bidder says first.`,
    );
}

export const concludeRateReview =
  (conclude: ConcludeRateReview, of: Tender, asker: Asker): Decide<Bid, BidEvent> =>
  (state, now) => {
    demandImpartial(of, asker, conclude.provider);
    const last = state.reviews.get(ratedKey(conclude))?.concluded;
    if (last?.outcome === conclude.outcome && last.reason === conclude.reason) return [];
    const review = openReview(state, conclude);
    if (conclude.outcome === 'rejected') demandHeard(review);
    return [new RateReviewConcluded({ ...conclude, concludedAt: now })];
  };

@CommandHandler(ConcludeRateReview)
export class ConcludeRateReviewHandler implements ICommandHandler<ConcludeRateReview> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(conclude: ConcludeRateReview) {
    const of = await this.aggregates.load(tender, tenderStream(conclude));
    const asker = await judgeNow(this.aggregates);
    return this.aggregates.transact(bid, bidStream(conclude), concludeRateReview(conclude, of, asker));
  }
}
