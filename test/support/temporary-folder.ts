import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one specification file, removed when it is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
