import type { ProviderScope } from '#access';
import type { DomainEvent, LocalDate, Projection } from '#event-sourcing';

/** What a provider was offered in a position before a date, where another has inherited it (domain E29). */
export interface Estate {
  readonly framework: string;
  readonly area: string;
  readonly role: string;
  readonly provider: string;
  readonly before: LocalDate;
}

/** A view of which a provider may see something. Of every other view a provider sees nothing. */
export interface ScopedView<Row, E extends DomainEvent> extends Projection<Row, E> {
  /**
   * What a provider may see of a row: nothing of the others, but what it has inherited where the question is about that.
   * Undefined: not even that there is one.
   */
  readonly within: (row: Row, scope: ProviderScope, inherited: readonly Estate[]) => Row | undefined;
}
