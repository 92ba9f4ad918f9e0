// Runs test/security at its full size: 20,000 requests of the fuzzer instead of 1,500. SECURITY_SEED=N chooses others;
// further arguments go through to jest.
import { spawnSync } from 'node:child_process';
import { argv, env, execPath, exit } from 'node:process';

const { status } = spawnSync(execPath, ['scripts/test.mjs', 'test/security', ...argv.slice(2)], {
  stdio: 'inherit',
  env: { SECURITY_SCALE: String(20_000 / 1_500), ...env },
});
exit(status ?? 1);
