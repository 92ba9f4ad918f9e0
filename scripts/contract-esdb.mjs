// The contract of the store's port against a real EventStoreDB or KurrentDB, which ESDB_URL names:
// a connection string as in EVENT_STORE. Works under prefixes of its own and deletes what it recorded.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, env, execPath, exit } from 'node:process';

if (!env.ESDB_URL) {
  console.log(
    'Skipped, nothing was run: ESDB_URL=esdb://user:password@host:2113?tls=true names a server for tests.',
  );
  exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'evenhand-contract-'));
const results = join(folder, 'results.json');
const node = (...args) =>
  spawnSync(execPath, args, { stdio: 'inherit', env: { ...env, TEST_RESULTS: results } }).status;
// `--forceExit`: what a case that failed left waiting must not keep the process.
const spec = ['test/event-sourcing/real-server.spec.ts', '--runInBand', '--forceExit', '--verbose'];
node('scripts/test.mjs', ...spec, ...argv.slice(2));
const status = node('scripts/count-tests.mjs', results);
rmSync(folder, { recursive: true, force: true });
exit(status ?? 1);
