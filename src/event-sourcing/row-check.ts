import { isUtf8 } from 'node:buffer';
import { EventCheck } from './event-check.ts';
import type { RecordedEvent } from './event-store.ts';
import { leafHash } from './tree-head.ts';

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

/** Takes the rows of a log in their order and says which is the first that cannot be right. */
export class RowCheck {
  /** Its size is the next position. */
  readonly events = new EventCheck({ positions: true });

  /** What is wrong with the next row; undefined when it is sound. */
  add(row: StoredRow): string | undefined {
    const pos = this.events.size;
    if (row.pos > pos) return `position ${pos} is missing`;
    if (row.pos < pos) return `a row stands at position ${row.pos}, before the first`;
    if (!isUtf8(row.bytes)) return 'its bytes are not UTF-8';
    const text = Buffer.from(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength).toString('utf8');
    const leaf = leafHash(text);
    if (!leaf.equals(row.leaf)) return 'its bytes do not have the hash that was stored with them';
    return this.events.add(text, leaf, (event) => disagreement(row, event, pos));
  }
}

function disagreement(row: StoredRow, event: RecordedEvent, pos: number): string | undefined {
  if (event.pos !== pos) return `its bytes say position ${event.pos}`;
  if (event.stream !== row.name) return `its bytes say stream ${event.stream}, the table says ${row.name}`;
  if (BigInt(event.rev) !== row.rev) return `its bytes say revision ${event.rev}, the table says ${row.rev}`;
  if (event.type !== row.type) return `its bytes say type ${event.type}, the table says ${row.type}`;
  if (event.id.replaceAll('-', '') !== Buffer.from(row.id).toString('hex')) return 'its bytes say another id';
  return undefined;
}
