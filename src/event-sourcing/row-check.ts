import { isUtf8 } from 'node:buffer';
import { canonicalize } from './canonical.ts';
import type { Position, RecordedEvent } from './event-store.ts';
import { isInstant } from './fields.ts';
import { leafHash, Tree } from './tree-head.ts';

/** A row of log.db as it lies there, nothing taken for granted. */
export interface StoredRow {
  readonly pos: bigint;
  readonly stream: bigint;
  readonly rev: bigint;
  readonly id: Uint8Array;
  readonly type: string;
  readonly leaf: Uint8Array;
  readonly bytes: Uint8Array;
  /** The stream's name; null when the log has lost it. */
  readonly name: string | null;
}

/** Processes that record into one log elsewhere agree about the time to so many milliseconds. */
const clockSkew = 60_000;

const keys = 'at,by,cause,corr,data,id,occurred,pos,rev,stream,tv,type,v';

/** Takes the rows of a log in their order and says which is the first that cannot be right. */
export class RowCheck {
  readonly #tree = new Tree();
  readonly #revisions = new Map<bigint, number>();
  #newest = Number.NEGATIVE_INFINITY;

  /** Rows found sound so far, and so the next position. */
  get size(): Position {
    return this.#tree.size;
  }

  get root(): string {
    return this.#tree.root.toString('hex');
  }

  get frontier(): Buffer {
    return this.#tree.frontier;
  }

  /** What is wrong with the next row; undefined when it is sound. */
  add(row: StoredRow): string | undefined {
    const pos = this.size;
    if (row.pos > pos) return `position ${pos} is missing`;
    if (row.pos < pos) return `a row stands at position ${row.pos}, before the first`;
    if (!isUtf8(row.bytes)) return 'its bytes are not UTF-8';
    const text = Buffer.from(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength).toString('utf8');
    const leaf = leafHash(text);
    if (!leaf.equals(row.leaf)) return 'its bytes do not have the hash that was stored with them';
    const event = parse(text);
    if (!event) return 'its bytes are not canonical JSON';
    const problem = this.#disagreement(row, event);
    if (problem) return problem;
    this.#tree.push(leaf);
    this.#revisions.set(row.stream, event.rev);
    this.#newest = Math.max(this.#newest, Date.parse(event.at));
    return undefined;
  }

  #disagreement(row: StoredRow, event: RecordedEvent): string | undefined {
    if (Object.keys(event).join() !== keys || event.v !== 1) return 'it is not an envelope of version 1';
    if (event.pos !== this.size) return `its bytes say position ${event.pos}`;
    if (event.stream !== row.name) return `its bytes say stream ${event.stream}, the table says ${row.name}`;
    if (BigInt(event.rev) !== row.rev)
      return `its bytes say revision ${event.rev}, the table says ${row.rev}`;
    if (event.type !== row.type) return `its bytes say type ${event.type}, the table says ${row.type}`;
    if (event.id.replaceAll('-', '') !== Buffer.from(row.id).toString('hex'))
      return 'its bytes say another id';
    const next = (this.#revisions.get(row.stream) ?? -1) + 1;
    if (event.rev !== next) return `it is revision ${event.rev} of ${event.stream}, where ${next} should be`;
    if (!isInstant(event.at)) return `it was recorded at ${event.at}, which is no instant`;
    if (Date.parse(event.at) < this.#newest - clockSkew)
      return `it was recorded at ${event.at}, more than a minute before one that precedes it`;
    return undefined;
  }
}

/** The event in a canonical text; undefined when it is not canonical. */
function parse(text: string): RecordedEvent | undefined {
  try {
    const event = JSON.parse(text) as RecordedEvent;
    return canonicalize(event) === text && Number.isSafeInteger(event.rev) ? event : undefined;
  } catch {
    return undefined;
  }
}
