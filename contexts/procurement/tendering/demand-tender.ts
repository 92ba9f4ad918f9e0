import { Rejection } from '#event-sourcing';
import type { OfTender } from '../streams.ts';
import type { Tender } from '../tender.ts';

/** The terms of a tender that goes on. Refused `tender-unknown`, `tender-cancelled`. */
export function demandTender({ terms, cancelled }: Tender, of: OfTender): NonNullable<Tender['terms']> {
  if (!terms)
    throw new Rejection(
      'tender-unknown',
      `There is no tender ${of.tender} in the framework ${of.framework}: look at the reference again.`,
    );
  if (cancelled)
    throw new Rejection('tender-cancelled', `The tender ${of.tender} was cancelled: nothing comes of it.`);
  return terms;
}
