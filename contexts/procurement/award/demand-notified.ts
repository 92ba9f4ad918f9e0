import { Rejection } from '#event-sourcing';
import type { OfTender } from '../streams.ts';
import type { Tender } from '../tender.ts';

/** The award of which the bidders were told. Refused `award-not-decided`, `outcome-not-notified`. */
export function demandNotified({ award, notified }: Tender, { tender }: OfTender) {
  if (!award)
    throw new Rejection('award-not-decided', `The award of ${tender} is not decided: decide it first.`);
  if (!notified)
    throw new Rejection(
      'outcome-not-notified',
      `The bidders of ${tender} were not told of this decision: notify them first.`,
    );
  return { award, notified };
}
