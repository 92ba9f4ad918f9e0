import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { EventStore, LogSlice, Position, RecordedEvent, StreamSlice, TreeHead } from './event-store.ts';
import { LogReader } from './log-reader.ts';
import { diskFailed, faultOf, messageOf } from './sqlite-errors.ts';
import { openForReading } from './sqlite-log.ts';
import { StoreClosed, StoreUnavailable } from './store-errors.ts';

/** The reading half of the port, over log.db: pages, limits, and what an I/O error means. */
export class LogReading {
  readonly #reader: LogReader;
  readonly #onFatal: (error: Error) => void;
  #refusing = false;

  /** @throws StoreUnavailable when there is no log, or none of ours. */
  constructor(folder: string, onFatal: (error: Error) => void) {
    const path = join(folder, 'log.db');
    if (!existsSync(path)) {
      throw new StoreUnavailable(`There is no log in ${folder}: import or record something first.`);
    }
    try {
      this.#reader = new LogReader(openForReading(path));
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      const failure = new StoreUnavailable(`The log in ${folder} cannot be opened: ${messageOf(error)}`);
      if (diskFailed(error)) onFatal(failure);
      throw failure;
    }
    this.#onFatal = onFatal;
  }

  async readStream(...[stream, options = {}]: Parameters<EventStore['readStream']>): Promise<StreamSlice> {
    const { direction = 'forwards', limit = 1000 } = options;
    demandLimit(limit);
    return this.#ask((reader) => {
      const id = reader.streamId(stream);
      if (id === undefined) return { exists: false, events: [] };
      const forwards = direction === 'forwards';
      const events: RecordedEvent[] = [];
      for (let from = options.from; events.length < limit;) {
        const page = reader.stream(id, from, forwards, limit - events.length);
        const last = page.at(-1);
        if (!last) break;
        for (const event of page) events.push(event);
        from = forwards ? last.rev + 1 : last.rev - 1;
      }
      return { exists: true, events };
    });
  }

  async readAll(...[options = {}]: Parameters<EventStore['readAll']>): Promise<LogSlice> {
    const { from = 0, limit = 5000, filter } = options;
    demandLimit(limit);
    let page = this.#ask((reader) => reader.all(from, limit, filter));
    while (page.events.length === 0 && !page.end) {
      await setImmediate();
      const { next } = page;
      page = this.#ask((reader) => reader.all(next, limit, filter));
    }
    return page;
  }

  async *export(from: Position): AsyncIterable<string> {
    for (let at = from; ;) {
      const texts = this.#ask((reader) => reader.texts(at));
      if (texts.length === 0) return;
      yield* texts;
      at += texts.length;
    }
  }

  last(): Position | null {
    return this.#ask((reader) => reader.last());
  }

  head(): TreeHead {
    return this.#ask((reader) => reader.head());
  }

  /** Later questions are answered with StoreClosed. */
  refuse(): void {
    this.#refusing = true;
  }

  close(): void {
    this.#reader.close();
  }

  #ask<T>(question: (reader: LogReader) => T): T {
    if (this.#refusing) throw new StoreClosed();
    try {
      return question(this.#reader);
    } catch (error) {
      if (faultOf(error) === 'io') {
        this.#onFatal(new StoreUnavailable(`The log cannot be read: ${messageOf(error)}`));
      }
      throw error;
    }
  }
}

export function demandLimit(limit: number): void {
  if (!Number.isSafeInteger(limit) || limit < 1) {
    throw new RangeError(`A limit is 1 or more events, not ${limit}.`);
  }
}
