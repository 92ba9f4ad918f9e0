import { canonicalize, type RecordedEvent } from '#event-sourcing';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { leafHash, Tree } from '../../src/event-sourcing/tree-head.ts';

type Envelope = { -readonly [K in keyof RecordedEvent]: RecordedEvent[K] };

/** What somebody can do to a log who has the file and knows how it is made. */
export class ForgedLog {
  readonly db: DatabaseSync;

  constructor(folder: string) {
    this.db = new DatabaseSync(join(folder, 'log.db'), {
      enableForeignKeyConstraints: false,
      defensive: false,
    });
    for (const name of ['events_stay', 'events_remain', 'streams_stay', 'streams_remain']) {
      this.db.exec(`DROP TRIGGER ${name}`);
    }
  }

  bytes(pos: number): string {
    return String(this.db.prepare('SELECT bytes FROM events WHERE pos = ?').get(pos)?.['bytes']);
  }

  /** Replaces the bytes of an event and keeps the hash that was stored with them. */
  replace(pos: number, bytes: string) {
    this.db.prepare('UPDATE events SET bytes = ? WHERE pos = ?').run(bytes, pos);
  }

  /** Replaces the bytes of an event, and their hash. */
  forge(pos: number, bytes: string) {
    this.db.prepare('UPDATE events SET bytes = ?, leaf = ? WHERE pos = ?').run(bytes, leafHash(bytes), pos);
  }

  /** Changes an event as its own writer would have written it. */
  edit(pos: number, change: (event: Envelope) => void) {
    const event = JSON.parse(this.bytes(pos)) as Envelope;
    change(event);
    this.forge(pos, canonicalize(event));
  }

  /** Makes the stored tree head agree with the rows again. */
  mendTree() {
    const tree = new Tree();
    for (const row of this.db.prepare('SELECT leaf FROM events ORDER BY pos').all()) {
      tree.push(row['leaf'] as Uint8Array);
    }
    this.db
      .prepare('UPDATE tree SET size = ?, frontier = ?, root = ?')
      .run(tree.size, tree.frontier, tree.root);
  }

  close() {
    this.db.close();
  }
}
