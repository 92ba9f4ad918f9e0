// Runs jest as `npm test` does: ESM needs the flag; arguments go through to jest.
// TEST_RESULTS=FILE also writes jest's JSON result there, for scripts/count-tests.mjs.
import { spawnSync } from 'node:child_process';
import { env, execPath, exit, argv } from 'node:process';

const results = env.TEST_RESULTS ? ['--json', `--outputFile=${env.TEST_RESULTS}`] : [];
const { status } = spawnSync(
  execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    ...results,
    ...argv.slice(2),
  ],
  { stdio: 'inherit' },
);
exit(status ?? 1);
