import {
  deterministicId,
  eventClasses,
  type Append,
  type DomainEvent,
  type EventStore,
  type Instant,
  type NewEvent,
} from '#event-sourcing';
import type { BegunBatch } from './begun-batch.ts';
import { ImportCompleted } from './import.events.ts';
import type { Correction, Past } from './kind.ts';

type Completed = Omit<ImportCompleted, 'type' | 'batch'>;

/** Makes the events of one batch: who recorded them, why, and under which ids. */
export class BatchEvents {
  readonly batch: string;
  /** Sets the ids apart from those of a batch that was given up. */
  private readonly after: readonly string[];
  private readonly stood = new Map<string, string>();

  constructor(
    { batch, after }: BegunBatch,
    private readonly framework: string,
    private readonly store: EventStore,
  ) {
    this.batch = batch;
    this.after = after === null ? [] : ['after', after];
  }

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
        this.fact(event, this.id(kind, key, event.type), cause, occurred),
      ),
    };
  }

  /**
   * Happens when it is recorded; its id holds where the stream stood before the batch, so that going to and fro is
   * recorded each time, and once when an interrupted batch is taken up again.
   */
  async correction(kind: string, key: string, cause: string, { stream, event }: Correction): Promise<Append> {
    let stood = this.stood.get(stream);
    if (stood === undefined) this.stood.set(stream, (stood = await this.revisionBefore(stream)));
    const id = this.id(kind, key, event.type, stood);
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

  private id(...parts: readonly string[]): string {
    return deterministicId(this.framework, ...parts, ...this.after);
  }

  /** The stream's last revision before the batch, `none` when it did not exist. */
  private async revisionBefore(stream: string): Promise<string> {
    let last: number | undefined;
    for (let from = 0; ;) {
      const { events } = await this.store.readStream(stream, { from });
      const ours = events.findIndex(({ corr }) => corr === this.batch);
      last = (ours === -1 ? events : events.slice(0, ours)).at(-1)?.rev ?? last;
      if (ours !== -1 || events.length === 0) return String(last ?? 'none');
      from += events.length;
    }
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
