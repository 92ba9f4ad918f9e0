import { Rejection } from '#event-sourcing';
import type { BidContent } from '../bid.events.ts';
import type { Bid } from '../bid.ts';
import type { OfBid } from '../streams.ts';

/** What an opened bid says. Refused `bid-unknown`. */
export function demandBid({ content }: Bid, { tender, provider }: OfBid): BidContent {
  if (!content)
    throw new Rejection('bid-unknown', `No bid of ${provider} was opened in the tender ${tender}.`);
  return content;
}
