import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'evenhand-count-'));
const file = join(folder, 'results.json');
afterAll(() => rmSync(folder, { recursive: true }));

function count() {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/count-tests.mjs', file], {
    encoding: 'utf8',
  });
  return { status, last: stdout.trimEnd().split('\n').at(-1) };
}

describe('counting the tests', () => {
  it.each([
    [{ numPassedTests: 12, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }, '12 passed, 0 failed', 0],
    [{ numPassedTests: 12, numFailedTests: 2, numRuntimeErrorTestSuites: 0 }, '12 passed, 2 failed', 1],
    [{ numPassedTests: 12, numFailedTests: 0, numRuntimeErrorTestSuites: 1 }, '12 passed, 1 failed', 1],
    [{ numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }, '0 passed, 0 failed', 1],
  ])('%j', (result, last, status) => {
    writeFileSync(file, JSON.stringify(result));
    expect(count()).toEqual({ status, last });
  });

  it('fails when there is no result', () => {
    writeFileSync(file, '');
    expect(count()).toEqual({ status: 1, last: '0 passed, 1 failed' });
  });
});
