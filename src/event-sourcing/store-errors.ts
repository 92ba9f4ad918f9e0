import type { Expected, Position } from './event-store.ts';

/** Somebody was faster, or the caller's picture of the stream is old. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  readonly stream: string;
  readonly expected: Expected;
  /** The stream's last revision; null when it does not exist. */
  readonly actual: number | null;

  constructor(stream: string, expected: Expected, actual: number | null) {
    super(`Stream ${stream} is at ${actual ?? 'no revision'}, not at the expected ${expected}.`);
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

/** An event id stands in the log for another fact. */
export class DuplicateEventId extends Error {
  override readonly name = 'DuplicateEventId';
  readonly stream: string;

  constructor(stream: string) {
    super(`An event for stream ${stream} bears an id that is already in the log.`);
    this.stream = stream;
  }
}

/** An event, an append or a name is over the limits of the port; nothing was written. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** The disk is full; nothing was written, and writing can go on when there is room again. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull';
  constructor() {
    super('The disk that holds the log is full: nothing was recorded. Make room, then try again.');
  }
}

export class StoreClosed extends Error {
  override readonly name = 'StoreClosed';
  constructor() {
    super('The event store is closed.');
  }
}

/** The store was opened to read only: another process may be writing. */
export class StoreReadOnly extends Error {
  override readonly name = 'StoreReadOnly';
  constructor() {
    super('The event store is open for reading only: nothing was recorded.');
  }
}

/** The store cannot be opened or used; the message says why and what to do. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** Something stands in the log that was not recorded by this application; the message says what to do. */
export class ForeignEvent extends StoreUnavailable {
  readonly position: Position;

  constructor(position: Position, message: string) {
    super(message);
    this.position = position;
  }
}
