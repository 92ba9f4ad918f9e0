import { recordedEvent, system, type LoggedEvent, type Proposed } from './logged-event.ts';
import { bound, metadataOf, softDeleted, visible, type StreamState } from './stream-state.ts';

export type Expectation = 'any' | 'no_stream' | 'stream_exists' | number;

export type Outcome =
  | { readonly kind: 'stored'; readonly last: LoggedEvent | undefined }
  | { readonly kind: 'wrong-expected-version'; readonly current: number | undefined }
  | { readonly kind: 'stream-deleted' };

/** How many ids the server remembers for appends to `any`, and forgets when it restarts. */
const remembered = 1_000;
/** The server reports about itself after so many events. */
const statsEvery = 50;

/** What a server keeps on its disk: every event in one order, streams as lists of the same events. */
export class ServerLog {
  readonly events: LoggedEvent[] = [];
  readonly #streams = new Map<string, StreamState>();
  readonly #waiting = new Set<() => void>();
  #recent = new Map<string, LoggedEvent>();
  // A server has written something of its own before anybody writes to it.
  #end = 1_297;
  #sinceStats = 0;

  /** Where the next event will begin. */
  get end(): number {
    return this.#end;
  }

  stream(name: string): StreamState | undefined {
    return this.#streams.get(name);
  }

  /** The events that a read of the stream shows, in order. */
  read(name: string): readonly LoggedEvent[] | 'not-found' | 'deleted' {
    const state = this.#streams.get(name);
    if (state?.tombstoned) return 'deleted';
    if (state === undefined || state.events.length === 0 || this.#softDeleted(name)) return 'not-found';
    return visible(state.events, this.#bounds(name));
  }

  /** All or nothing, by the rules of the server: ids count for retries, but not at the current revision. */
  append(name: string, expected: Expectation, proposed: readonly Proposed[]): Outcome {
    const state = this.#streams.get(name);
    if (state?.tombstoned) return { kind: 'stream-deleted' };
    const current = (state?.events.length ?? 0) - 1;
    const wrong: Outcome = {
      kind: 'wrong-expected-version',
      current: current < 0 ? undefined : current,
    };
    const deleted = this.#softDeleted(name);
    if (expected === 'stream_exists') {
      if (deleted) return { kind: 'stream-deleted' };
      if (current < 0 && !this.#streams.has(`$$${name}`)) return wrong;
    }
    if (expected === 'any' || expected === 'stream_exists') {
      const known = proposed
        .map(({ id }) => this.#recent.get(id))
        .map((e) => (e?.stream === name ? e : undefined));
      if (known[0] !== undefined)
        return known.includes(undefined) ? wrong : { kind: 'stored', last: known.at(-1) };
    } else {
      const at = expected === 'no_stream' ? -1 : expected;
      if (at > current) return wrong;
      if (at < current) {
        const differs = proposed.findIndex(({ id }, i) => state?.events[at + 1 + i]?.id !== id);
        if (differs === -1 && proposed.length > 0)
          return { kind: 'stored', last: state?.events[at + proposed.length] };
        if (!(differs === 0 && at === -1 && deleted)) return wrong;
      }
    }
    if (deleted) this.#setTruncateBefore(name, current + 1);
    return { kind: 'stored', last: this.#store(name, proposed) };
  }

  /** Soft: reads find nothing, and a later append goes on at the next revision. */
  delete(name: string, expected: Expectation): Outcome {
    const refused = this.#refusal(name, expected);
    if (refused) return refused;
    return { kind: 'stored', last: this.#setTruncateBefore(name, softDeleted) };
  }

  /** For ever: reads and appends are refused from now on. */
  tombstone(name: string, expected: Expectation): Outcome {
    const refused = this.#refusal(name, expected);
    if (refused) return refused;
    const state = this.#state(name);
    state.tombstoned = true;
    const last = this.#record(name, Infinity, system('$streamDeleted', {}));
    this.#wake();
    return { kind: 'stored', last };
  }

  /** Resolves with the next event, whichever it is, or when `signal` fires. */
  grown(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
      if (signal.aborted) wake();
    });
  }

  /** A restarted server remembers what it stored, but not which ids it saw lately. */
  forgetRecent(): void {
    this.#recent = new Map();
  }

  /** The index of the event at a position; undefined where no event begins. */
  indexAt(position: number): number | undefined {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.events[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    if (this.events[low]?.position === position) return low;
    return position === this.#end ? low : undefined;
  }

  #refusal(name: string, expected: Expectation): Outcome | undefined {
    const state = this.#streams.get(name);
    if (state?.tombstoned) return { kind: 'stream-deleted' };
    const current = (state?.events.length ?? 0) - 1;
    const asExpected =
      expected === 'any' ||
      (expected === 'stream_exists' && current >= 0) ||
      (expected === 'no_stream' ? -1 : expected) === current;
    if (asExpected) return undefined;
    return { kind: 'wrong-expected-version', current: current < 0 ? undefined : current };
  }

  #softDeleted(name: string): boolean {
    return this.#bounds(name).truncateBefore === softDeleted;
  }

  #bounds(name: string) {
    return bound(this.#streams.get(`$$${name}`)?.events.at(-1));
  }

  #setTruncateBefore(name: string, $tb: number): LoggedEvent | undefined {
    const metadata = { ...metadataOf(this.#streams.get(`$$${name}`)?.events.at(-1)), $tb };
    return this.#store(`$$${name}`, [system('$metadata', metadata)]);
  }

  #state(name: string): StreamState {
    let state = this.#streams.get(name);
    if (state === undefined) this.#streams.set(name, (state = { events: [], tombstoned: false }));
    return state;
  }

  #store(name: string, proposed: readonly Proposed[]): LoggedEvent | undefined {
    const { events } = this.#state(name);
    for (const each of proposed) {
      const event = this.#record(name, events.length, each);
      events.push(event);
      this.#recent.delete(each.id);
      this.#recent.set(each.id, event);
      if (this.#recent.size > remembered) this.#recent.delete(this.#recent.keys().next().value!);
    }
    this.#sinceStats += proposed.length;
    if (this.#sinceStats >= statsEvery && !name.startsWith('$')) this.#report();
    this.#wake();
    return events.at(-1);
  }

  #report(): void {
    this.#sinceStats = 0;
    this.#store('$stats-127.0.0.1:2113', [system('$statsCollected', { 'es-events': this.events.length })]);
  }

  #record(stream: string, revision: number, proposed: Proposed): LoggedEvent {
    const event = recordedEvent(stream, revision, this.#end, proposed);
    this.events.push(event);
    // Records of a server are as long as what they hold, and there are others between them.
    this.#end +=
      97 + proposed.bytes.length + proposed.metadata.length + stream.length + (this.events.length % 7);
    return event;
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }
}
