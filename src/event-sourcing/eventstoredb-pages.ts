import type {
  AllStreamResolvedEvent,
  EventStoreDBClient,
  ResolvedEvent,
  StreamingRead,
} from '@eventstore/db-client';
import type { SupervisedClient } from './eventstoredb-client.ts';
import type { Arrived } from './eventstoredb-envelope.ts';
import { inOurWords, troubleOf } from './eventstoredb-errors.ts';

type StreamOptions = NonNullable<Parameters<EventStoreDBClient['readStream']>[1]>;
type AllOptions = NonNullable<Parameters<EventStoreDBClient['readAll']>[0]>;

/** Reads of the server that have an end, each read wholly; asked again while the server cannot be reached. */
export class ServerPages {
  readonly #client: SupervisedClient;
  readonly #prefix: string;

  constructor(client: SupervisedClient, prefix: string) {
    this.#client = client;
    this.#prefix = prefix;
  }

  /** Events of the server's log, everybody's. */
  all(options: AllOptions): Promise<readonly Arrived[]> {
    return this.asking(() =>
      this.#client.run((client, alive) =>
        drained(client.readAll({ ...this.#client.options, ...options }), alive),
      ),
    );
  }

  /** Events of a stream of ours; undefined when it does not exist. */
  stream(stream: string, options: StreamOptions): Promise<readonly Arrived[] | undefined> {
    const name = `${this.#prefix}${stream}`;
    return this.asking(async () => {
      try {
        return await this.#client.run((client, alive) =>
          drained(client.readStream(name, { ...this.#client.options, ...options }), alive),
        );
      } catch (error) {
        if (troubleOf(error) === 'missing') return undefined;
        throw error;
      }
    });
  }

  /** Asks, again when the server cannot be reached; what goes wrong in the end is said in our words. */
  async asking<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await this.#client.persist(ask, this.#client.patience.call);
    } catch (error) {
      throw this.inOurWords(error);
    }
  }

  inOurWords(error: unknown): unknown {
    return inOurWords(error, this.#client.hosts, this.#prefix);
  }
}

/** Everything that comes, to the end: who leaves early leaves something behind in the client for ever. */
const drained = (
  reading: StreamingRead<ResolvedEvent> | StreamingRead<AllStreamResolvedEvent>,
  alive: () => void,
): Promise<readonly Arrived[]> =>
  new Promise((resolve, reject) => {
    const events: Arrived[] = [];
    reading
      .on('data', ({ event }: ResolvedEvent) => {
        alive();
        if (event) events.push(event);
      })
      .on('error', reject)
      .on('end', () => resolve(events));
  });
