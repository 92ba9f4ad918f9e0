import type { CheckedAppend } from './check-append.ts';
import type { Clock } from './clock.ts';
import type { Append, Appended, Position, RecordedEvent } from './event-store.ts';
import type { Instant } from './fields.ts';
import { checkAppend, checkRecorded } from './check-append.ts';
import { toBatch } from './to-batch.ts';
import { storedIn, toError } from './write-refusal.ts';
import type { Reply } from './writer-protocol.ts';
import type { WriterThread } from './writer-thread.ts';

/** The most that goes into one transaction of single appends. */
const batchBytes = 8 * 1024 * 1024;
/** Events of one chunk of `appendAll` or `restore`, and chunks on their way to the writer at once. */
const chunkEvents = 500;
const chunksAhead = 2;

interface Waiting {
  readonly append: CheckedAppend;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

type Job = Waiting | { readonly exclusively: () => Promise<void> };

/**
 * Gathers appends while the writer is busy, so that one transaction carries all that are waiting (group commit):
 * one batch is in flight at any time. Assigns `at`, which never goes back.
 */
export class WriteQueue {
  readonly #writer: Pick<WriterThread, 'ask' | 'opened'>;
  readonly #clock: Clock;
  readonly #committed: (last: Position) => void;
  readonly #jobs: Job[] = [];
  #lastAt: Instant;
  #size: number;
  #pumping: Promise<void> | undefined;

  constructor(
    writer: Pick<WriterThread, 'ask' | 'opened'>,
    clock: Clock,
    committed: (last: Position) => void,
  ) {
    this.#writer = writer;
    this.#clock = clock;
    this.#committed = committed;
    ({ lastAt: this.#lastAt, size: this.#size } = writer.opened);
  }

  append(append: CheckedAppend): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.#jobs.push({ append, resolve, reject });
      this.#pumping ??= this.#pump();
    });
  }

  appendAll(
    source: AsyncIterable<readonly Append[]> | Iterable<readonly Append[]>,
  ): Promise<{ readonly events: number; readonly last: Position | null }> {
    return this.#exclusively(() => this.#stream(source));
  }

  /** A transaction for each chunk, one after the other: what is interrupted leaves the beginning of the source. */
  restore(
    source: AsyncIterable<readonly RecordedEvent[]> | Iterable<readonly RecordedEvent[]>,
  ): Promise<{ readonly events: number; readonly last: Position | null }> {
    return this.#exclusively(() => this.#restore(source));
  }

  /** Resolves when nothing is waiting. */
  async drained(): Promise<void> {
    while (this.#pumping) await this.#pumping;
  }

  #exclusively<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#jobs.push({ exclusively: () => work().then(resolve, reject) });
      this.#pumping ??= this.#pump();
    });
  }

  async #pump() {
    while (this.#jobs.length > 0) {
      // Let everybody who was just answered, or who is ready too, add to the batch first.
      await new Promise(setImmediate);
      const [job] = this.#jobs;
      if (job && 'exclusively' in job) {
        this.#jobs.shift();
        await job.exclusively();
      } else {
        await this.#write(this.#next());
      }
    }
    this.#pumping = undefined;
  }

  #next(): Waiting[] {
    const batch: Waiting[] = [];
    let bytes = 0;
    for (const job of this.#jobs) {
      if ('exclusively' in job || bytes > batchBytes) break;
      bytes += job.append.bytes;
      batch.push(job);
    }
    this.#jobs.splice(0, batch.length);
    return batch;
  }

  async #write(waiting: readonly Waiting[]) {
    const batch = toBatch(waiting.map(({ append }) => append));
    const reply = await this.#writer.ask({ kind: 'write', at: this.#now(), batch });
    this.#announce(reply);
    waiting.forEach(({ append, resolve, reject }, i) => {
      const answer = reply.kind === 'done' ? reply.answers[i] : undefined;
      if (answer && 'position' in answer) resolve({ revision: answer.revision, position: answer.position });
      else reject(toError(reply, answer, append));
    });
  }

  async #stream(source: AsyncIterable<readonly Append[]> | Iterable<readonly Append[]>) {
    const begun = await this.#writer.ask({ kind: 'begin', at: this.#now() });
    if (begun.kind === 'failed') throw toError(begun);
    let events = 0;
    let last: Position | null = null;
    const ahead: (() => Promise<void>)[] = [];
    try {
      for await (const chunk of source) {
        for (const appends of inChunks(chunk.values().map(checkAppend))) {
          const reply = this.#writer.ask({ kind: 'chunk', batch: toBatch(appends) });
          ahead.push(async () => {
            const stored = storedIn(await reply, appends);
            events += stored.events;
            last = stored.last ?? last;
          });
          while (ahead.length > chunksAhead) await ahead.shift()?.();
        }
      }
      for (const settle of ahead.splice(0)) await settle();
      const done = await this.#writer.ask({ kind: 'commit' });
      if (done.kind === 'failed') throw toError(done);
      this.#announce(done);
      return { events, last };
    } catch (error) {
      await this.#writer.ask({ kind: 'rollback' });
      throw error;
    }
  }

  async #restore(source: AsyncIterable<readonly RecordedEvent[]> | Iterable<readonly RecordedEvent[]>) {
    let events = 0;
    let last: Position | null = null;
    for await (const chunk of source) {
      for (const appends of inChunks(chunk.values().map(checkRecorded))) {
        const reply = await this.#writer.ask({ kind: 'restore', batch: toBatch(appends) });
        this.#announce(reply);
        for (const { at = '' } of appends) this.#notBefore(at);
        const stored = storedIn(reply, appends);
        events += stored.events;
        last = stored.last ?? last;
      }
    }
    return { events, last };
  }

  #now(): Instant {
    return this.#notBefore(this.#clock.now());
  }

  #notBefore(at: Instant): Instant {
    if (at > this.#lastAt) this.#lastAt = at;
    return this.#lastAt;
  }

  #announce(reply: Reply) {
    if (reply.kind === 'failed' || reply.size === this.#size) return;
    this.#size = reply.size;
    this.#committed(reply.size - 1);
  }
}

function* inChunks(appends: Iterable<CheckedAppend>): Generator<readonly CheckedAppend[]> {
  let chunk: CheckedAppend[] = [];
  let events = 0;
  let bytes = 0;
  for (const checked of appends) {
    chunk.push(checked);
    events += checked.events.length;
    bytes += checked.bytes;
    if (events < chunkEvents && bytes < batchBytes) continue;
    yield chunk;
    chunk = [];
    events = bytes = 0;
  }
  if (chunk.length > 0) yield chunk;
}
