import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { admission, admit, admitted } from '../support/admissions.ts';
import { operatorsToken } from '../support/operators-token.ts';
import { spawnServer } from '../support/spawned-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const serving = (data: string) => ['serve', '--port', '0', '--data', data];

/** Records until there is no answer any more; resolves with what was acknowledged. */
async function record(url: string, client: string, token: string): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  for (let n = 0; ; n++) {
    const provider = `${client}-${n}`;
    const answer = await admit(url, provider, token).catch(() => undefined);
    if (answer?.status !== 201) return acknowledged;
    acknowledged.push(provider);
  }
}

it.each([60, 120, 180, 240])(
  'a server that is told to stop %d ms into many writes keeps each that it acknowledged, and ends well',
  async (delay) => {
    const data = join(folder, `writes-${delay}`);
    const token = await operatorsToken(data);
    const server = await spawnServer('evenhand', serving(data));
    const clients = Array.from({ length: 16 }, (_, i) => record(server.url, `C${i}`, token));
    await wait(delay);
    const begun = performance.now();
    expect(await server.stop()).toBe(0);
    expect(performance.now() - begun).toBeLessThan(5_000);
    const acknowledged = (await Promise.all(clients)).flat();
    expect(acknowledged.length).toBeGreaterThan(0);
    const known = await admitted(data);
    expect(acknowledged.filter((provider) => !known.has(provider))).toEqual([]);
  },
  40_000,
);

it('what is under way is answered, streams end, and nobody else holds the stop up', async () => {
  const data = join(folder, 'under-way');
  const token = await operatorsToken(data);
  const server = await spawnServer('evenhand', serving(data));
  const { hostname, port } = new URL(server.url);
  const socket = async (text: string) => {
    const opened = connect(Number(port), hostname);
    let answer = '';
    opened.on('data', (more) => (answer += String(more))).on('error', () => undefined);
    await once(opened, 'connect');
    opened.write(text);
    return { opened, answer: () => answer, closed: once(opened, 'close') };
  };
  const head = `Host: ${hostname}:${port}\r\nAuthorization: Bearer ${token}\r\n`;
  const body = admission('SLOW');
  const post = `POST /api/v1/providers HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
  const slow = await socket(post + body.slice(0, 10));
  const silent = await socket('');
  const endless = await socket(`GET /api/v1/live HTTP/1.1\r\n${head}\r\n`);
  const idle = await socket(`GET /livez HTTP/1.1\r\n${head}\r\n`);
  await wait(500);
  expect(endless.answer()).toContain('200 OK');
  const stopped = server.stop(4_000);
  await wait(700);
  slow.opened.write(body.slice(10));
  await slow.closed;
  expect(slow.answer()).toContain('201 Created');
  expect(await stopped).toBe(0);
  await Promise.all([silent.closed, endless.closed, idle.closed]);
  expect(await admitted(data)).toEqual(new Set(['SLOW']));
});

it('a request whose sender never ends is cut off, and the server still ends well within 10 s', async () => {
  const data = join(folder, 'cut-off');
  const token = await operatorsToken(data);
  const server = await spawnServer('evenhand', serving(data));
  const { hostname, port } = new URL(server.url);
  const endless = connect(Number(port), hostname).on('error', () => undefined);
  endless.write(
    `POST /api/v1/providers HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{`,
  );
  await wait(500);
  expect(await server.stop()).toBe(0);
});

it('a stop that hangs ends after 10 s with a line that says what it waited for', async () => {
  const server = await spawnServer('hanging', serving(join(folder, 'hanging')));
  const begun = performance.now();
  expect(await server.stop(12_000)).toBe(1);
  expect(performance.now() - begun).toBeGreaterThan(9_500);
  expect(server.said()).toContain('evenhand: not stopped within 10 s, still waiting for the policies.\n');
});
