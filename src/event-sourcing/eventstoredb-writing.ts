import { NO_STREAM, type AppendResult } from '@eventstore/db-client';
import { checkAppend, type CheckedAppend } from './check-append.ts';
import type { Clock } from './clock.ts';
import type { SupervisedClient } from './eventstoredb-client.ts';
import { doubled, toServer, type Outgoing } from './eventstoredb-envelope.ts';
import { passing, troubleOf } from './eventstoredb-errors.ts';
import type { Horizon } from './eventstoredb-horizon.ts';
import type { EventStoreDbReading } from './eventstoredb-reading.ts';
import type { Append, Appended, Position } from './event-store.ts';
import { messageOf } from './sqlite-errors.ts';
import { DuplicateEventId, StoreUnavailable, TooLarge, WrongExpectedRevision } from './store-errors.ts';

/** So often others may have been faster before an append to any revision is refused. */
export const mostTries = 200;

/** An append that keeps the port's rules, ready to be sent. */
export interface Sendable {
  readonly checked: CheckedAppend;
  readonly outgoing: readonly Outgoing[];
}

/** Appends at explicit revisions only: the one kind that the server makes idempotent for good. */
export class EventStoreDbWriting {
  readonly #client: SupervisedClient;
  readonly #reading: EventStoreDbReading;
  readonly #horizon: Horizon;
  readonly #prefix: string;
  readonly #clock: Clock;

  constructor(
    client: SupervisedClient,
    reading: EventStoreDbReading,
    { horizon, prefix, clock }: { readonly horizon: Horizon; readonly prefix: string; readonly clock: Clock },
  ) {
    this.#client = client;
    this.#reading = reading;
    this.#horizon = horizon;
    this.#prefix = prefix;
    this.#clock = clock;
  }

  /** @throws TypeError, TooLarge, DuplicateEventId when an id stands twice in the append. */
  prepare(append: Append): Sendable {
    const checked = checkAppend(append);
    if (new Set(append.events.map(({ id }) => id)).size < append.events.length) {
      throw new DuplicateEventId(append.stream);
    }
    const at = this.#horizon.stamp(this.#clock.now());
    return {
      checked,
      outgoing: checked.events.map((encoded, i) => ({ encoded, at, event: append.events[i]! })),
    };
  }

  async append({ checked: { stream, expected }, outgoing }: Sendable): Promise<Appended> {
    if (expected === 'any' || expected === 'exists') return this.#appendAnywhere(stream, expected, outgoing);
    const appended = await this.appendAfter(stream, expected === 'none' ? -1 : expected, outgoing);
    return appended ?? this.refuse(stream, expected);
  }

  /** @throws WrongExpectedRevision, always. */
  async refuse(stream: string, expected: Append['expected']): Promise<never> {
    throw new WrongExpectedRevision(stream, expected, await this.#reading.lastRevision(stream));
  }

  /**
   * Appends right after a revision (-1: the stream does not exist); undefined when the stream is not there. What is sent
   * again has the same ids, bytes and revision, so that it is stored once, however often it arrives.
   *
   * A call is not ended when patience with it is: to end it while it is being sent ends its stream first, and the server
   * takes what it has until then for the whole append. It goes on beside the next one, and is stored once or not at all.
   */
  async appendAfter(
    stream: string,
    revision: number,
    outgoing: readonly Outgoing[],
  ): Promise<Appended | undefined> {
    const events = outgoing.map((each, i) => toServer(each, revision + 1 + i));
    const expectedRevision = revision === -1 ? NO_STREAM : BigInt(revision);
    let result: AppendResult;
    try {
      result = await this.#client.persist(
        () =>
          this.#client.run((client) =>
            client.appendToStream(`${this.#prefix}${stream}`, events, {
              ...this.#client.options,
              deadline: this.#client.patience.append,
              expectedRevision,
            }),
          ),
        this.#client.patience.append,
      );
    } catch (error) {
      if (troubleOf(error) === 'conflict') return undefined;
      throw this.#inOurWords(error, stream);
    }
    if (!result.success) return undefined;
    const last = Number(result.nextExpectedRevision);
    const position = result.position
      ? doubled(result.position.commit, stream)
      : await this.#find(stream, last);
    this.#horizon.extend(position);
    for (const { at } of outgoing) this.#horizon.saw(at);
    return { revision: last, position };
  }

  /** Where the stream ends now, and so again when somebody was faster. Events that end the stream already are not sent. */
  async #appendAnywhere(
    stream: string,
    expected: 'any' | 'exists',
    outgoing: readonly Outgoing[],
  ): Promise<Appended> {
    for (let tries = 0; tries < mostTries; tries++) {
      const { events } = await this.#reading.readStream(stream, { direction: 'backwards', limit: 1 });
      const [last] = events;
      if (!last && expected === 'exists') break;
      const repeated = last?.id === outgoing.at(-1)?.encoded.id;
      if (last && repeated && (await this.#endsWith(stream, outgoing))) {
        return { revision: last.rev, position: last.pos };
      }
      const appended = await this.appendAfter(stream, last?.rev ?? -1, outgoing);
      if (appended) return appended;
    }
    return this.refuse(stream, expected);
  }

  async #endsWith(stream: string, outgoing: readonly Outgoing[]): Promise<boolean> {
    const limit = outgoing.length;
    const { events } = await this.#reading.readStream(stream, { direction: 'backwards', limit });
    return events.length === limit && events.every(({ id }, i) => id === outgoing[limit - 1 - i]!.encoded.id);
  }

  /** For servers that leave the position out of their answer. */
  async #find(stream: string, revision: number): Promise<Position> {
    const { events } = await this.#reading.readStream(stream, { from: revision, limit: 1 });
    const [event] = events;
    if (event) return event.pos;
    throw new StoreUnavailable(
      `EventStoreDB stored revision ${revision} of ${stream}, and does not find it.`,
    );
  }

  #inOurWords(error: unknown, stream: string): unknown {
    const { hosts } = this.#client;
    if (passing(error)) {
      return new StoreUnavailable(
        `EventStoreDB at ${hosts} did not confirm an append to ${stream} (${messageOf(error)}): ` +
          'whether it was recorded is unknown. It is safe to do the same again.',
      );
    }
    if (troubleOf(error) === 'too-large') {
      return new TooLarge(`EventStoreDB at ${hosts} takes no append of this size: ${messageOf(error)}`);
    }
    return this.#reading.inOurWords(error);
  }
}
