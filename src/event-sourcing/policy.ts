import type { ICommand } from '@nestjs/cqrs';
import type { DomainEvent, OfType } from './event.ts';
import type { RecordedEvent } from './event-store.ts';

/**
 * A reaction: which commands follow from an event. Pure. It may see an event again after a crash: the runner derives
 * the commands' ids from the event, and the decider it asks must record nothing the second time.
 */
export interface Policy<E extends DomainEvent> {
  readonly name: string;
  readonly react: {
    readonly [T in E['type']]: (
      event: Omit<OfType<E, T>, 'type'>,
      recorded: RecordedEvent,
    ) => readonly ICommand[];
  };
}
