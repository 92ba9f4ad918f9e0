import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'evenhand-bin-'));
const bin = join(folder, 'bin', 'evenhand.mjs');
const cli = join(folder, 'dist', 'src', 'cli.js');
const bundled = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');

/** What makes this Node say that it is an older one. */
const old = [
  '--import',
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.1.0'}})`,
];
const run = (before: readonly string[], ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...before, bin, ...args], {
    encoding: 'utf8',
    cwd: tmpdir(),
  });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
};

function put(path: string, content: string) {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  chmodSync(path, 0o755);
}

beforeEach(() => {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  cpSync('bin/evenhand.mjs', bin);
  put(join(folder, 'package.json'), '{ "type": "module" }');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the evenhand command', () => {
  it('says what to do before the first build, and exits 2', () => {
    expect(run([])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'evenhand: not built yet. Run "npm run build" first.',
    });
  });

  it('runs what was built, with its arguments', () => {
    put(cli, 'export const run = async (line) => (console.log(...line), 1);');
    expect(run([], 'kpi', 'acceptance')).toEqual({ status: 1, stdout: 'kpi acceptance', stderr: '' });
  });

  it('ends without a word when its reader has seen enough', async () => {
    put(
      cli,
      "export const run = async () => { for (;;) { if (!process.stdout.write('x'.repeat(65536))) await new Promise((go) => setImmediate(go)); } };",
    );
    const child = spawn(process.execPath, [bin], { stdio: ['ignore', 'pipe', 'pipe'] });
    let complaints = '';
    child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
  });

  it('hands over to the Node that came with it when it is started by an older one', () => {
    put(bundled, '#!/bin/sh\necho "newer $@"\nexit 7\n');
    expect(run(old, 'serve', '--port', '0')).toEqual({
      status: 7,
      stdout: `newer ${bin} serve --port 0`,
      stderr: '',
    });
  });

  it('says what to do when it is started by an older Node and has no other', () => {
    const { status, stderr } = run(old, 'serve');
    expect(status).toBe(2);
    expect(stderr).toContain('this is Node 20.1.0, and Node 26 or newer is needed. Run "npm ci"');
  });

  it('passes on a request to stop', async () => {
    put(
      bundled,
      '#!/bin/sh\ntrap "echo stopping; exit 0" TERM\necho ready\nfor i in $(seq 200); do sleep 0.05; done\n',
    );
    const child = spawn(process.execPath, [...old, bin, 'serve'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said === 'ready\n') child.kill('SIGTERM');
    });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect({ code, said }).toEqual({ code: 0, said: 'ready\nstopping\n' });
  });
});
