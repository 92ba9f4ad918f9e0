import { command, mayBeAskedBy, ProviderScope } from '#access';
import { Aggregates, type Decide, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type BidEvent, rated, RateExplanationReceived } from '../bid.events.ts';
import { bid, type Bid, ratedKey } from '../bid.ts';
import { bidStream } from '../streams.ts';
import { statement } from '../tender.events.ts';

/** What a bidder says of a rate: by itself, or the council records what came another way. A later one replaces it. */
export class ReceiveRateExplanation extends command(
  { ...rated, text: statement },
  mayBeAskedBy('provider', 'contract-manager'),
) {}

/** @param visible whose bids the one who asks may know: of the others there are none. */
export const receiveRateExplanation =
  (receive: ReceiveRateExplanation, visible: (provider: string) => boolean): Decide<Bid, BidEvent> =>
  (state, now) => {
    const review = visible(receive.provider) ? state.reviews.get(ratedKey(receive)) : undefined;
    // Whether a rate was flagged is for the council alone, until it asks.
    if (!review?.requested)
      throw new Rejection(
        'explanation-not-requested',
        'The council has not asked for this rate to be explained.',
      );
    if (review.received?.text === receive.text) return [];
    if (review.concluded)
      throw new Rejection('review-concluded', 'The council has decided on this rate: nothing can be added.');
    return [new RateExplanationReceived({ ...receive, receivedAt: now })];
  };

@CommandHandler(ReceiveRateExplanation)
export class ReceiveRateExplanationHandler implements ICommandHandler<ReceiveRateExplanation> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(receive: ReceiveRateExplanation) {
    const scope = ProviderScope.inForce();
    const visible = (provider: string) => scope.covers(provider);
    return this.aggregates.transact(bid, bidStream(receive), receiveRateExplanation(receive, visible));
  }
}
