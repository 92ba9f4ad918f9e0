import { command, mayBeAskedBy } from '#access';
import { Aggregates, date, type Decide, localDate, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type BidEvent, rated, RateExplanationRequested } from '../bid.events.ts';
import { bid, type Bid } from '../bid.ts';
import { bidStream } from '../streams.ts';
import { openReview } from './review-of.ts';

/**
 * Asks a bidder to explain a rate by the end of a day (regulation 69 of the Public Contracts Regulations 2015, section
 * 19 of the Procurement Act 2023). Asked again with another day, that one holds.
 */
export class RequestRateExplanation extends command(
  { ...rated, dueOn: date },
  mayBeAskedBy('contract-manager'),
) {}

export const requestRateExplanation =
  (request: RequestRateExplanation): Decide<Bid, BidEvent> =>
  (state, now) => {
    const { requested, received } = openReview(state, request);
    if (requested?.dueOn === request.dueOn) return [];
    if (received)
      throw new Rejection('explanation-received', 'The bidder has explained this rate: conclude the review.');
    if (request.dueOn <= localDate(now))
      throw new Rejection('due-too-early', 'Give the bidder at least until tomorrow.');
    return [new RateExplanationRequested({ ...request, requestedAt: now })];
  };

@CommandHandler(RequestRateExplanation)
export class RequestRateExplanationHandler implements ICommandHandler<RequestRateExplanation> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(request: RequestRateExplanation) {
    return this.aggregates.transact(bid, bidStream(request), requestRateExplanation(request));
  }
}
