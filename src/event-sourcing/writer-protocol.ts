/** Appends as columns: cheaper to hand to another thread than an object for each. Worker and store share these shapes. */
export interface Batch {
  readonly streams: string[];
  /** The expected revision; -1: none, -2: exists, -3: any. */
  readonly expected: number[];
  /** How many of the events belong to each append. */
  readonly counts: number[];
  /** 16 bytes for each event. */
  readonly ids: Uint8Array;
  readonly types: string[];
  readonly heads: string[];
  readonly occurred: string[];
  readonly tails: string[];
  /** When each event was recorded elsewhere; absent: in this transaction. */
  readonly recorded?: string[];
}

export const expectNone = -1;
export const expectExists = -2;
export const expectAny = -3;

/** What became of one append: the place of its last event, or why it was refused. */
export type Answer =
  | { readonly revision: number; readonly position: number; readonly stored: number }
  | { readonly refused: 'revision'; readonly actual: number | null }
  | { readonly refused: 'id' };

export type Request =
  /** One transaction; an append that is refused does not trouble the others. */
  | { readonly kind: 'write'; readonly at: string; readonly batch: Batch }
  /** One transaction of single events that were recorded elsewhere, up to the first that is refused. */
  | { readonly kind: 'restore'; readonly batch: Batch }
  /** A transaction over many chunks, ended by `commit` or `rollback`; one refused append breaks it. */
  | { readonly kind: 'begin'; readonly at: string }
  | { readonly kind: 'chunk'; readonly batch: Batch }
  | { readonly kind: 'commit' }
  | { readonly kind: 'rollback' }
  | { readonly kind: 'close' };

/** Every request has one reply, in order. */
export type Reply =
  | { readonly kind: 'done'; readonly answers: readonly Answer[]; readonly size: number }
  /** The transaction was rolled back: nothing of it is recorded. */
  | { readonly kind: 'failed'; readonly fault: 'full' | 'other'; readonly message: string };

/** What the worker says without being asked: once when it has opened the log or cannot, and when it must end. */
export type Notice =
  | { readonly kind: 'opened'; readonly size: number; readonly lastAt: string }
  | { readonly kind: 'unopened'; readonly diskFailed: boolean; readonly message: string }
  | { readonly kind: 'fatal'; readonly message: string };
