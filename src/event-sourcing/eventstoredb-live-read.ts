import { START, streamNameFilter, type AllStreamSubscription } from '@eventstore/db-client';
import type { Held, SupervisedClient } from './eventstoredb-client.ts';
import { doubled, isOurs, placeOf, positionOf, type Arrived } from './eventstoredb-envelope.ts';
import { Disconnected } from './eventstoredb-errors.ts';
import type { EventStoreDbReading } from './eventstoredb-reading.ts';
import type { Position } from './event-store.ts';
import { messageOf } from './sqlite-errors.ts';

interface Options {
  readonly prefix: string;
  /** Exclusive; null: from the first event. */
  readonly after: Position | null;
  /** Called when there may be something to take. */
  readonly changed: () => void;
}

/** Events of ours that the server may send ahead of the reader. */
const ahead = 64;

/**
 * One subscription to our part of the server's log, for as long as it lasts. It is pulled: what the reader does not take
 * stays on the server. When it falls silent somebody looks whether it missed something.
 */
export class LiveRead {
  /** Why no more will come; undefined while it lasts. */
  failure: Error | undefined;
  readonly #reading: EventStoreDbReading;
  readonly #prefix: string;
  readonly #subscription: AllStreamSubscription;
  readonly #lost: AbortSignal;
  readonly #abandon = () => this.#fail(new Disconnected('the connection was given up'));
  readonly #watch: NodeJS.Timeout;
  readonly #changed: () => void;
  /** Everything up to it has been considered, once what has arrived is taken. */
  #checkpoint: Position;
  #through: Position;

  /** @throws what the client throws, when the server does not answer. */
  static async begin(
    client: SupervisedClient,
    reading: EventStoreDbReading,
    options: Options,
  ): Promise<LiveRead> {
    // Also tells where the end is now, and that the server answers.
    const last = await reading.last();
    const { after } = options;
    // A position of another log, as in a data folder that was moved, is none: then all is read, and the rest dropped.
    const known = after !== null && (after === last || (await reading.eventFrom(after)) !== undefined);
    return new LiveRead(await client.hold(), client, reading, { ...options, known });
  }

  private constructor(
    held: Held,
    client: SupervisedClient,
    reading: EventStoreDbReading,
    { prefix, after, changed, known }: Options & { readonly known: boolean },
  ) {
    this.#reading = reading;
    this.#prefix = prefix;
    this.#changed = changed;
    this.#through = this.#checkpoint = after ?? -1;
    this.#lost = held.lost;
    this.#watch = setTimeout(() => void this.#look(), client.patience.silence).unref();
    const filter = streamNameFilter({
      prefixes: [prefix],
      checkpointReached: (_, { commit, prepare }) => this.#reached(commit, prepare),
    });
    const fromPosition = known && after !== null ? placeOf(after) : START;
    this.#subscription = held.client
      .subscribeToAll({ ...client.options, fromPosition, filter }, { highWaterMark: ahead })
      .on('readable', () => this.#heard())
      .on('error', (error) => {
        client.failed(held, error);
        this.#fail(error);
      })
      .on('end', () => this.#fail(new Disconnected('the server ended the subscription')));
    this.#lost.addEventListener('abort', this.#abandon);
    if (this.#lost.aborted) this.#abandon();
  }

  /** Everything up to it was taken or is none of ours; -1 before the first event. */
  get through(): Position {
    return this.#through;
  }

  /** The next event that has arrived; undefined when all has been taken. */
  take(): Arrived | undefined {
    for (;;) {
      const resolved = this.#subscription.read() as { readonly event?: Arrived } | null;
      if (resolved === null) {
        this.#through = Math.max(this.#through, this.#checkpoint);
        return undefined;
      }
      const { event } = resolved;
      if (!event) continue;
      const position = positionOf(event);
      if (position <= this.#through) continue;
      this.#through = position;
      if (isOurs(event, this.#prefix)) return event;
    }
  }

  /** Nothing is taken any more. */
  end(): void {
    this.#fail(new Disconnected('the subscription was ended'));
  }

  // Called inside the client's library, where an exception would end the subscription without a word.
  #reached(commit: bigint, prepare: bigint) {
    // A server that is between two records says so with another prepare position: the next event may begin there.
    if (commit === prepare && commit < 2n ** 52n)
      this.#checkpoint = Math.max(this.#checkpoint, doubled(commit, ''));
    this.#heard();
  }

  #heard() {
    if (this.failure === undefined) this.#watch.refresh();
    this.#changed();
  }

  #fail(error: Error) {
    if (this.failure !== undefined) return;
    this.failure = error;
    clearTimeout(this.#watch);
    this.#lost.removeEventListener('abort', this.#abandon);
    void this.#unsubscribe();
    this.#changed();
  }

  /** Without it the server would go on for nobody. */
  async #unsubscribe() {
    try {
      await this.#subscription.unsubscribe();
    } catch {
      // What was lost already needs no end.
    }
  }

  /** Whether the silence is that of an idle log. */
  async #look() {
    try {
      const last = this.#subscription.readableLength > 0 ? null : await this.#reading.last();
      if ((last ?? -1) > this.#through && this.#subscription.readableLength === 0) {
        this.#fail(new Disconnected('the subscription fell silent'));
      }
    } catch (error) {
      this.#fail(error instanceof Error ? error : new Disconnected(messageOf(error)));
    }
    if (this.failure === undefined) this.#watch.refresh();
  }
}
