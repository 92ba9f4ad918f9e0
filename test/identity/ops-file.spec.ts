import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openOps } from '../../src/identity/ops-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const modes = () => readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);

describe('ops.db', () => {
  it('is for its owner only, and so is what SQLite lays beside it', () => {
    const db = openOps(folder);
    db.exec('CREATE TABLE t (a TEXT) STRICT');
    expect(modes()).toEqual([0o600, 0o600, 0o600]);
    db.close();
    chmodSync(join(folder, 'ops.db'), 0o644);
    openOps(folder).close();
    expect(modes()).toEqual([0o600]);
  });

  it('keeps what it has confirmed, and overwrites what is deleted', () => {
    const db = openOps(folder);
    const set = ['journal_mode', 'synchronous', 'secure_delete', 'busy_timeout'].map((name) =>
      Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {}).join(''),
    );
    expect(set).toEqual(['wal', '2', '1', '5000']);
    db.close();
  });
});
