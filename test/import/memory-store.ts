import {
  canonicalize,
  DuplicateEventId,
  EventStore,
  limits,
  type Append,
  type Appended,
  type Capabilities,
  type LogSlice,
  type Position,
  type RecordedEvent,
  type StreamSlice,
  type Subscription,
  type TreeHead,
  WrongExpectedRevision,
} from '#event-sourcing';
import { NEVER } from 'rxjs';

/** A log in memory, as far as imports need one: whole batches, each id once. Imports take no expected revisions. */
export class MemoryStore extends EventStore {
  readonly capabilities: Capabilities = {
    name: 'memory',
    atomicAcrossStreams: true,
    gapless: true,
    treeHead: false,
    uniqueIds: true,
    oneWriter: true,
  };
  readonly committed = NEVER;
  private log: readonly RecordedEvent[] = [];

  override async append(append: Append): Promise<Appended> {
    await this.appendAll([[append]]);
    const last = this.log.at(-1);
    return { revision: last?.rev ?? 0, position: last?.pos ?? 0 };
  }

  override async appendAll(source: AsyncIterable<readonly Append[]> | Iterable<readonly Append[]>) {
    const log = [...this.log];
    const ids = new Set(log.map(({ id }) => id));
    const revisions = new Map(log.map(({ stream, rev }) => [stream, rev]));
    const at = new Date().toISOString();
    for await (const appends of source) {
      for (const { stream, events } of appends) {
        if (stream.length > limits.streamName) throw new RangeError(stream);
        for (const event of events) {
          if (ids.has(event.id)) throw new DuplicateEventId(stream);
          ids.add(event.id);
          const rev = (revisions.get(stream) ?? -1) + 1;
          revisions.set(stream, rev);
          const recorded = { v: 1, stream, rev, pos: log.length, at, occurred: at, ...event } as const;
          log.push(JSON.parse(canonicalize(recorded)) as RecordedEvent);
        }
      }
    }
    const events = log.length - this.log.length;
    this.log = log;
    return { events, last: log.length === 0 ? null : log.length - 1 };
  }

  override async restore(
    source: AsyncIterable<readonly RecordedEvent[]> | Iterable<readonly RecordedEvent[]>,
  ) {
    let events = 0;
    for await (const recorded of source) {
      for (const event of recorded) {
        const { stream, rev, id } = event;
        const standing = this.log.filter((each) => each.stream === stream);
        if (standing[rev]?.id === id) continue;
        if (rev !== standing.length) {
          const expected = rev === 0 ? 'none' : rev - 1;
          throw new WrongExpectedRevision(stream, expected, standing.at(-1)?.rev ?? null);
        }
        if (this.log.some((each) => each.id === id)) throw new DuplicateEventId(stream);
        this.log = [...this.log, { ...event, pos: this.log.length }];
        events++;
      }
    }
    return { events, last: events === 0 ? null : this.log.length - 1 };
  }

  override async readStream(
    stream: string,
    {
      direction = 'forwards',
      from = 0,
    }: { readonly direction?: 'forwards' | 'backwards'; readonly from?: number } = {},
  ): Promise<StreamSlice> {
    const found = this.log.filter((event) => event.stream === stream);
    const events = direction === 'forwards' ? found.slice(from) : found.toReversed();
    return { exists: found.length > 0, events };
  }

  override async readAll({ from = 0 }: { readonly from?: Position } = {}): Promise<LogSlice> {
    return { events: this.log.slice(from), next: this.log.length, end: true };
  }

  override async *export(from: Position = 0): AsyncIterable<string> {
    for (const event of this.log.slice(from)) yield canonicalize(event);
  }

  override async last(): Promise<Position | null> {
    return this.log.length === 0 ? null : this.log.length - 1;
  }

  override async head(): Promise<TreeHead | null> {
    return null;
  }

  override subscribe(): Subscription {
    throw new Error('Nobody follows this log.');
  }

  override async close(): Promise<void> {}
}
