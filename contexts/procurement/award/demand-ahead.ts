import { type Instant, localDate, type LocalDate, Rejection } from '#event-sourcing';

/** Nobody was asked in the past as holder of what is awarded today. Refused `award-in-the-past`. */
export function demandAhead({ from }: { readonly from: LocalDate }, now: Instant): void {
  if (from < localDate(now))
    throw new Rejection('award-in-the-past', `The first day, ${from}, is over: decide with a later one.`);
}
