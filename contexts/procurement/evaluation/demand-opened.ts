import { Rejection } from '#event-sourcing';
import type { OfTender } from '../streams.ts';
import type { Tender } from '../tender.ts';

/**
 * The terms of a tender whose bids were opened: nothing in a bid is judged before. Refused `tender-unknown`,
 * `tender-cancelled`, `bids-not-opened`.
 */
export function demandOpened({ terms, cancelled, openedAt }: Tender, of: OfTender) {
  if (!terms)
    throw new Rejection('tender-unknown', `There is no tender ${of.tender} in framework ${of.framework}.`);
  if (cancelled)
    throw new Rejection(
      'tender-cancelled',
      `The tender ${of.tender} was cancelled: its bids are not judged.`,
    );
  if (openedAt === null)
    throw new Rejection(
      'bids-not-opened',
      `The bids of ${of.tender} are sealed: open them when the deadline has passed.`,
    );
  return terms;
}
