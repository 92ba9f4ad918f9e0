import {
  deterministicId,
  eventClasses,
  type Append,
  type DomainEvent,
  type EventStore,
  type Instant,
  type NewEvent,
} from '#event-sourcing';
import { ImportCompleted } from './import.events.ts';
import type { Correction, Past } from './kind.ts';

type Completed = Omit<ImportCompleted, 'type' | 'batch'>;

/** Makes the events of one batch: who recorded them, why, and under which ids. */
export class BatchEvents {
  constructor(
    readonly batch: string,
    private readonly framework: string,
    private readonly store: EventStore,
  ) {}

  /**
   * @param kind the file's, such as `offers`
   * @param key what tells the row from others
   * @param cause such as `import:offers.csv#17`
   */
  past(kind: string, key: string, cause: string, { stream, events }: Past): Append {
    return {
      stream,
      expected: 'any',
      events: events.map(({ event, occurred }) =>
        this.fact(event, deterministicId(this.framework, kind, key, event.type), cause, occurred),
      ),
    };
  }

  /** Happens when it is recorded; its id holds where the stream stood, so that going to and fro is recorded each time. */
  async correction(kind: string, key: string, cause: string, { stream, event }: Correction): Promise<Append> {
    const { events } = await this.store.readStream(stream, { direction: 'backwards', limit: 1 });
    const stood = String(events[0]?.rev ?? 'none');
    const id = deterministicId(this.framework, kind, key, event.type, stood);
    return { stream, expected: 'any', events: [this.fact(event, id, cause)] };
  }

  completed(facts: Completed): Append {
    const event = new ImportCompleted({ batch: this.batch, ...facts });
    const id = deterministicId(this.batch, event.type);
    return {
      stream: `import-${this.batch}`,
      expected: 'none',
      events: [this.fact(event, id, `import:${this.batch}`)],
    };
  }

  private fact(event: DomainEvent, id: string, cause: string, occurred?: Instant): NewEvent {
    const { type } = event;
    return {
      id,
      type,
      tv: eventClasses.get(type)?.version ?? 1,
      data: { ...event },
      by: { kind: 'import', id: this.batch, role: 'import' },
      corr: this.batch,
      cause,
      ...(occurred === undefined ? {} : { occurred }),
    };
  }
}
