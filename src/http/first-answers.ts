import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type EventStore, markFrom, stands } from '#event-sourcing';

/** The same key was sent before with another request. */
export class KeyReused extends Error {
  override readonly name = 'KeyReused';
  constructor() {
    super('This Idempotency-Key was sent before with another request. Use a new key for a new request.');
  }
}

/**
 * Remembers in `ops.db` what was answered to a request that bore an idempotency key, so that a retry gets the first
 * answer, also after a restart. Kept for good: an answer is a receipt of a few bytes. One that tells of an event which
 * is not in this log, but in another that the folder was used with, is none.
 */
export class FirstAnswers {
  private readonly db: DatabaseSync;
  private readonly underWay = new Map<string, Promise<unknown>>();

  constructor(
    folder: string,
    private readonly store: Pick<EventStore, 'readAll'>,
  ) {
    this.db = new DatabaseSync(join(folder, 'ops.db'), { timeout: 5_000 });
    this.db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS first_answers (
        key TEXT PRIMARY KEY, request TEXT NOT NULL, answer TEXT NOT NULL, event TEXT) STRICT`);
  }

  /** The first answer to the request, which `work` gives when there is none yet. Rejects with KeyReused. */
  async answer(key: string, request: unknown, work: () => Promise<unknown>): Promise<unknown> {
    const digest = createHash('sha256').update(JSON.stringify(request)).digest('hex');
    for (let first; (first = this.underWay.get(key));) await first.catch(() => undefined);
    const answering = this.known(key, digest).then((known) =>
      known ? known.answer : this.first(key, digest, work),
    );
    this.underWay.set(key, answering);
    try {
      return await answering;
    } finally {
      this.underWay.delete(key);
    }
  }

  close(): void {
    this.db.close();
  }

  private async known(key: string, digest: string): Promise<{ readonly answer: unknown } | undefined> {
    const found = this.db.prepare('SELECT request, answer, event FROM first_answers WHERE key = ?').get(key);
    if (!found) return undefined;
    const { request, answer, event } = found;
    if (typeof event === 'string' && !(await stands(this.store, event))) return undefined;
    if (request !== digest) throw new KeyReused();
    return { answer: JSON.parse(String(answer)) };
  }

  private async first(key: string, digest: string, work: () => Promise<unknown>): Promise<unknown> {
    const answer = await work();
    const event = await this.markOf(answer);
    if (event !== undefined) {
      this.db
        .prepare('INSERT OR REPLACE INTO first_answers (key, request, answer, event) VALUES (?, ?, ?, ?)')
        .run(key, digest, JSON.stringify(answer ?? null), event);
    }
    return answer;
  }

  /** The event that a receipt tells of, null when it is of none; undefined when the log cannot be asked just now. */
  private async markOf(answer: unknown): Promise<string | null | undefined> {
    const position = (answer as { readonly position?: unknown } | null | undefined)?.position;
    if (typeof position !== 'number') return null;
    return markFrom(this.store, position).catch(() => undefined);
  }
}
