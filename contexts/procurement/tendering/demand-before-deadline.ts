import { type Instant, Rejection } from '#event-sourcing';
import type { OfTender } from '../streams.ts';
import type { Tender } from '../tender.ts';
import { demandTender } from './demand-tender.ts';

/**
 * The terms of a tender while bids are received: exactly at the deadline they still are. Refused `deadline-passed`,
 * besides what `demandTender` refuses.
 */
export function demandBeforeDeadline(state: Tender, of: OfTender, now: Instant) {
  const terms = demandTender(state, of);
  if (now > terms.deadline)
    throw new Rejection('deadline-passed', `The deadline of ${of.tender} was ${terms.deadline}.`);
  return terms;
}
