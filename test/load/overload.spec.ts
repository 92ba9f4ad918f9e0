import { Principal } from '#access';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import request from 'supertest';
import { createApp, type RunningServer } from '../../src/main.ts';
import type { Limits } from '../../src/load/limits.ts';
import { admit, admitted } from '../support/admissions.ts';
import { spawnServer } from '../support/spawned-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const servers: RunningServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function serverWith(name: string, limits: Partial<Limits>) {
  const server = await createApp({
    folder: join(folder, name),
    port: 0,
    themeColour: '#12436D',
    limits,
    everybody: () => Principal.operator(),
  });
  servers.push(server);
  return request(server.url);
}

async function residentBytes(metrics: string): Promise<number> {
  const text = await (await fetch(metrics)).text();
  return Number(/^process_resident_memory_bytes (\d+)/m.exec(text)?.[1]);
}

it('a load far over what it takes on is refused in time, with bounded memory, and nothing acknowledged is lost', async () => {
  const data = join(folder, 'load');
  const rates = { recording: 1_000_000, reading: 1_000_000 };
  const server = await spawnServer('limited', [data, JSON.stringify({ ...rates, underWay: 32 })]);
  const metrics = /and (http:\S+)/.exec(server.said())?.[1] ?? '';
  const idle = await residentBytes(metrics);
  let highest = idle;
  const acknowledged: string[] = [];
  const statuses = new Set<number>();
  const again = new Set<string | null>();
  const end = performance.now() + 4_000;
  const client = async (name: number) => {
    for (let n = 0; performance.now() < end; n++) {
      const answer = await admit(server.url, `P${name}-${n}`);
      await answer.text();
      statuses.add(answer.status);
      if (answer.status === 201) acknowledged.push(`P${name}-${n}`);
      else again.add(answer.headers.get('retry-after'));
    }
  };
  const watcher = async () => {
    for (; performance.now() < end; await wait(200)) {
      expect((await fetch(`${server.url}/livez`)).status).toBe(200);
      highest = Math.max(highest, await residentBytes(metrics));
    }
  };
  await Promise.all([watcher(), ...Array.from({ length: 320 }, (_, i) => client(i))]);
  expect(statuses).toEqual(new Set([201, 503]));
  expect(again).toEqual(new Set(['5']));
  expect(acknowledged.length).toBeGreaterThan(100);
  expect(highest).toBeLessThan(2 * idle + 200 * 1024 * 1024);
  expect((await admit(server.url, 'AFTERWARDS')).status).toBe(201);
  expect(await server.stop()).toBe(0);
  const known = await admitted(data);
  expect(acknowledged.filter((provider) => !known.has(provider))).toEqual([]);
  // What was refused was not begun.
  expect(known.size).toBe(acknowledged.length + 1);
});

it.each([
  ['lags', { delay: 0.001, underWayLagging: 0 }],
  ['is nearly out of memory', { heap: 1 }],
])('a server that %s answers 503 to everybody but those who watch it', async (_, limits) => {
  const http = await serverWith(`pressed-${Object.keys(limits)[0]}`, limits);
  // The plugin looks once a second.
  await wait(1_300);
  const api = await http.get('/api/v1/frameworks').expect(503);
  expect(api.headers).toMatchObject({
    'retry-after': '5',
    'content-type': expect.stringContaining('application/problem+json'),
  });
  expect(api.body).toMatchObject({ type: 'urn:evenhand:overloaded', status: 503 });
  const page = await http.get('/').expect(503);
  expect(page.text).toContain('This server has more to do than it can.');
  await http.get('/livez').expect(200);
  await http.get('/readyz').expect(200);
});

it('a server that lags answers whoever comes alone', async () => {
  const http = await serverWith('alone', { delay: 0.001 });
  await wait(1_300);
  await http.get('/api/v1/frameworks').expect(200);
});
