import {
  canonicalize,
  type DomainEvent,
  type Instant,
  localDate,
  type LocalDate,
  Rejection,
} from '#event-sourcing';

/** What was said before under the same key; what is to be said; how it is recorded, first and again. */
interface Saying<F, E extends DomainEvent, A extends DomainEvent> {
  readonly known: F | undefined;
  readonly fact: F;
  /** The day that it tells of. */
  readonly on: LocalDate;
  readonly corrects: boolean;
  readonly first: (fact: F) => E;
  readonly again: (fact: F) => A;
}

/**
 * Records a fact once; nothing when it is on record so already. What is on record otherwise is only changed by whoever
 * says that it was wrong. Refused `dated-ahead`, `recorded-otherwise`, `nothing-to-correct`.
 */
export function say<F, E extends DomainEvent, A extends DomainEvent>(
  { known, fact, on, corrects, first, again }: Saying<F, E, A>,
  now: Instant,
): readonly (E | A)[] {
  const today = localDate(now);
  if (on > today)
    throw new Rejection('dated-ahead', `${on} has not come yet: give ${today} or an earlier day.`);
  if (known && canonicalize(known) === canonicalize(fact)) return [];
  if (known && !corrects)
    throw new Rejection(
      'recorded-otherwise',
      'Something else is on record for that day: say "corrects": true when that was wrong, or give the day of the new fact.',
    );
  if (!known && corrects)
    throw new Rejection(
      'nothing-to-correct',
      'Nothing is on record for that day: leave "corrects" out to record it.',
    );
  return [known ? again(fact) : first(fact)];
}
