import type { Append, EventStore, RecordedEvent, SubscribeOptions } from '#event-sourcing';
import { EventStoreDbEventStore } from '../../src/event-sourcing/eventstoredb-event-store.ts';
import { EventStoreDouble, type Call, type DoubleOptions } from './event-store-double/index.ts';
import { append, facts } from './facts.ts';
import { FaultyWire } from './faulty-wire.ts';
import { inTime } from './in-time.ts';

export const prefix = 'evenhand-';

/** Milliseconds: short, so that what takes its time is seen to end. */
export const patience = { call: 400, append: 1_500, silence: 300, dispose: 300 };

/** However slow the machine is: nothing of the port takes longer. */
export const bearable = patience.append + patience.call + patience.dispose + 2_000;

export const place = ({ stream, rev }: RecordedEvent): string => `${stream}@${rev}`;

/** The adapter, the real client, a wire that can be faulty and a double, anew for each specification. */
export class OverDouble {
  double!: EventStoreDouble;
  wire!: FaultyWire;
  store!: EventStore;
  readonly #connection: (port: number) => string;

  /** `call`: milliseconds of patience with a call, for who asks much of a busy machine. */
  constructor(
    connection: (port: number) => string = (port) => `esdb://127.0.0.1:${port}?tls=false`,
    private readonly call = patience.call,
  ) {
    this.#connection = connection;
    beforeEach(() => this.#begin());
    afterEach(() => this.#end());
  }

  /** The calls that reached the double and append to `stream`, or to any. */
  appends(stream?: string): readonly Call[] {
    return this.double.seen.filter(
      (call) =>
        call.method.endsWith('Append') && (stream === undefined || call.stream === `${prefix}${stream}`),
    );
  }

  /** How many events the server has of a stream. */
  stored(stream: string): number {
    return this.double.log.stream(`${prefix}${stream}`)?.events.length ?? 0;
  }

  /** Somebody else writes to the stream, at once and whatever is in the way. */
  intrude({ stream, events }: Append = append('a-1', 'any', facts(1))): void {
    this.double.log.append(
      `${prefix}${stream}`,
      'any',
      events.map(({ id, type }) => ({
        id,
        type,
        contentType: 'application/octet-stream',
        bytes: Buffer.from('{}'),
        metadata: new Uint8Array(),
      })),
    );
  }

  /** A subscription, and the places of what its handler was given. */
  follow(options: Partial<SubscribeOptions> = {}) {
    const seen: string[] = [];
    const subscription = this.store.subscribe({ name: 's', after: null, batch: 10, ...options }, (events) => {
      seen.push(...events.map(place));
    });
    return { seen, subscription };
  }

  /** Another store over the same log; past the wire, when it is given the double's own port. */
  open(port = this.wire.port): Promise<EventStoreDbEventStore> {
    return EventStoreDbEventStore.open({
      connection: this.#connection(port),
      prefix,
      patience: { ...patience, call: this.call },
      retryDelays: [1, 1, 1, 1],
    });
  }

  /** The server dies, and what it stored is there when it is back. */
  async restart(options: DoubleOptions = {}): Promise<void> {
    await this.double.stop();
    const { port, log, advertised } = this.double;
    this.double = await EventStoreDouble.start({ port, log, ...options });
    this.double.advertised = advertised;
  }

  async #begin(): Promise<void> {
    this.double = await EventStoreDouble.start();
    this.wire = await FaultyWire.to(this.double.port);
    this.double.advertised = this.wire.port;
    // A busy machine may need longer for its first connection than these specs are patient.
    this.store = await this.open().catch(() => this.open());
  }

  async #end(): Promise<void> {
    this.double.faults.clear();
    await inTime(this.store.close(), bearable);
    await this.double.stop();
    await this.wire.close();
  }
}
