import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const script = join('.ci', 'run');
const stubs = mkdtempSync(join(tmpdir(), 'evenhand-ci-'));
afterAll(() => rmSync(stubs, { recursive: true }));

function stub(name: string, script: string) {
  writeFileSync(join(stubs, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(stubs, name), 0o755);
}

/** Runs `.ci/run` with an npm that does this, and a Chromium that is there. */
function run(npm: string, seconds = 60) {
  stub('npm', npm);
  stub('chromium', '');
  const { status, stdout, stderr } = spawnSync(script, {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${stubs}:${process.env.PATH}`, CI_SECONDS: String(seconds) },
  });
  return { passes: status === 0, lines: stdout.trimEnd().split('\n'), stderr };
}

const result = (passed: number, failed: number) =>
  `echo '{"numPassedTests":${passed},"numFailedTests":${failed},"numRuntimeErrorTestSuites":0}' > "$TEST_RESULTS"`;

describe('.ci/run', () => {
  it('can be run', () => {
    expect(statSync(script).mode & 0o111).toBe(0o111);
  });

  it('installs, then checks with the browser required, and counts last', () => {
    expect(run(`echo "npm $* $REQUIRE_BROWSER"; [ "$2" = check ] && ${result(7, 0)}; exit 0`)).toMatchObject({
      passes: true,
      lines: ['npm ci 1', 'npm run check 1', '7 passed, 0 failed'],
    });
  });

  it('fails when a test fails', () => {
    const { passes, lines } = run(`[ "$2" = check ] && ${result(6, 1)} && exit 1; exit 0`);
    expect({ passes, last: lines.at(-1) }).toEqual({ passes: false, last: '6 passed, 1 failed' });
  });

  it('fails when a test fails and nobody says so', () => {
    const { passes, lines } = run(`[ "$2" = check ] && ${result(6, 1)}; exit 0`);
    expect({ passes, last: lines.at(-1) }).toEqual({ passes: false, last: '6 passed, 1 failed' });
  });

  it('fails when a check before the tests fails', () => {
    const { passes, lines } = run('[ "$1" = ci ]');
    expect({ passes, last: lines.at(-1) }).toEqual({ passes: false, last: '0 passed, 1 failed' });
  });

  it('fails when nothing can be installed', () => {
    const { passes, lines } = run('echo "npm $*"; exit 1');
    expect({ passes, lines }).toEqual({ passes: false, lines: ['npm ci', '0 passed, 1 failed'] });
  });

  it('stops what hangs, with what that started', () => {
    const { passes, lines, stderr } = run('[ "$1" = ci ] || (sleep 30; echo "still here")', 1);
    expect({ passes, lines }).toEqual({ passes: false, lines: ['0 passed, 1 failed'] });
    expect(stderr).toContain('stopped, it took too long: npm run check');
  });
});
