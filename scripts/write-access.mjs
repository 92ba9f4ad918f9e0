// Writes the tables of ACCESS.md from the rules of commands and queries, by asking each of them in every role.
import { spawnSync } from 'node:child_process';
import { env, execPath, exit } from 'node:process';

const { status } = spawnSync(execPath, ['scripts/test.mjs', 'test/access/matrix.spec.ts'], {
  stdio: 'inherit',
  env: { ...env, WRITE_ACCESS: '1' },
});
exit(status ?? 1);
