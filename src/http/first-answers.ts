import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The same key was sent before with another request. */
export class KeyReused extends Error {
  override readonly name = 'KeyReused';
  constructor() {
    super('This Idempotency-Key was sent before with another request. Use a new key for a new request.');
  }
}

/**
 * Remembers in `ops.db` what was answered to a request that bore an idempotency key, so that a retry gets the first
 * answer, also after a restart. Kept for good: an answer is a receipt of a few bytes.
 */
export class FirstAnswers {
  private readonly db: DatabaseSync;
  private readonly underWay = new Map<string, Promise<unknown>>();

  constructor(folder: string) {
    this.db = new DatabaseSync(join(folder, 'ops.db'), { timeout: 5_000 });
    this.db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS answers (
        key TEXT PRIMARY KEY, request TEXT NOT NULL, answer TEXT NOT NULL) STRICT`);
  }

  /** The first answer to the request, which `work` gives when there is none yet. Rejects with KeyReused. */
  async answer(key: string, request: unknown, work: () => Promise<unknown>): Promise<unknown> {
    const digest = createHash('sha256').update(JSON.stringify(request)).digest('hex');
    const first = this.underWay.get(key);
    if (first) await first.catch(() => undefined);
    const known = this.db.prepare('SELECT request, answer FROM answers WHERE key = ?').get(key);
    if (known) {
      if (known['request'] !== digest) throw new KeyReused();
      return JSON.parse(String(known['answer']));
    }
    const working = work();
    this.underWay.set(key, working);
    try {
      const answer = await working;
      this.db
        .prepare('INSERT OR IGNORE INTO answers (key, request, answer) VALUES (?, ?, ?)')
        .run(key, digest, JSON.stringify(answer));
      return answer;
    } finally {
      this.underWay.delete(key);
    }
  }

  close(): void {
    this.db.close();
  }
}
