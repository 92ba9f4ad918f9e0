import { execFile, spawn } from 'node:child_process';
import { cpSync, openSync, statSync, writeSync, closeSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { canonicalize, type RecordedEvent } from '#event-sourcing';
import { evenhand } from '../support/command-line.ts';
import { westmarch } from '../support/expected.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const bin = join(import.meta.dirname, '../../bin/evenhand.mjs');
const folder = temporaryFolder();
const data = join(folder, 'data');

const started = (...line: readonly string[]) =>
  spawn(process.execPath, [bin, ...line], { stdio: ['ignore', 'pipe', 'pipe'] });
const run = async (...line: readonly string[]) => {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [bin, ...line], {
      maxBuffer: 1 << 28,
    });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
};

beforeAll(async () => {
  await evenhand('import', westmarch, '--data', data);
});

it('log export prints every event as stored, from a position on', async () => {
  const { stdout } = await run('log', 'export', '--data', data);
  const lines = stdout.trimEnd().split('\n');
  const events = lines.map((line) => JSON.parse(line) as RecordedEvent);
  expect(events.map(({ pos }) => pos)).toEqual(lines.map((_, i) => i));
  expect(lines[100]).toBe(canonicalize(events[100]));
  const rest = await run('log', 'export', '--from', String(lines.length - 2), '--data', data);
  expect(rest.stdout.trimEnd().split('\n')).toEqual(lines.slice(-2));
});

it('log tail follows what a server records, and ends on SIGTERM', async () => {
  const copy = join(folder, 'served');
  cpSync(data, copy, { recursive: true });
  const token = (
    await run('token', 'issue', 'a-test', '--role', 'contract-manager', '--data', copy)
  ).stdout.trim();
  const server = started('serve', '--port', '0', '--data', copy);
  let said = '';
  server.stderr.on('data', (text: Buffer) => (said += String(text)));
  while (!/serves (http:\S+)/.test(said)) await once(server.stderr, 'data');
  const url = /serves (http:\S+)/.exec(said)?.[1] ?? '';

  const tail = started('log', 'tail', '--follow', '--data', copy);
  let printed = '';
  tail.stdout.on('data', (text: Buffer) => (printed += String(text)));
  while (printed.split('\n').length < 11) await once(tail.stdout, 'data');
  const provider = { provider: 'P77', name: 'Seventy-seven Care', cqcRating: 'Good', joinedOn: '2026-01-01' };
  const posted = await fetch(`${url}/api/v1/providers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(provider),
  });
  expect(posted.status).toBe(201);
  while (!printed.includes('Seventy-seven Care')) await once(tail.stdout, 'data');
  tail.kill('SIGTERM');
  expect((await once(tail, 'exit'))[0]).toBe(0);
  expect(printed.trimEnd().split('\n')).toHaveLength(11);

  const verified = await run('log', 'verify', '--json', '--data', copy);
  expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true });
  server.kill('SIGTERM');
  expect((await once(server, 'exit'))[0]).toBe(0);
});

it('serve takes the word of the proxies that TRUST_PROXY names', async () => {
  const server = spawn(process.execPath, [bin, 'serve', '--port', '0', '--data', join(folder, 'behind')], {
    env: { ...process.env, TRUST_PROXY: '127.0.0.1' },
  });
  let said = '';
  server.stderr.on('data', (text: Buffer) => (said += String(text)));
  while (!/serves (http:\S+)/.test(said)) await once(server.stderr, 'data');
  const { headers } = await fetch(`${/serves (http:\S+)\b/.exec(said)?.[1]}/livez`, {
    headers: { 'x-forwarded-proto': 'https' },
  });
  server.kill('SIGTERM');
  expect((await once(server, 'exit'))[0]).toBe(0);
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
});

it('a reader that goes early is no error', async () => {
  const child = started('log', 'export', '--data', data);
  await once(child.stdout, 'data');
  child.stdout.destroy();
  expect((await once(child, 'exit'))[0]).toBe(0);
});

it('a log that cannot be read ends the process with 70', async () => {
  const copy = join(folder, 'broken');
  cpSync(data, copy, { recursive: true });
  const file = join(copy, 'log.db');
  const handle = openSync(file, 'r+');
  const garbage = Buffer.alloc(4096, 0xa5);
  for (let at = 4096 * 8; at < statSync(file).size; at += 4096) writeSync(handle, garbage, 0, 4096, at);
  closeSync(handle);
  const { code, stderr } = await run('log', 'export', '--data', copy);
  expect(code).toBe(70);
  expect(stderr).not.toBe('');
});
