import { Principal } from '#access';
import { jest } from '@jest/globals';
import { type EventStore, SqliteEventStore, StoreClosed, StoreUnavailable } from '#event-sourcing';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import request from 'supertest';
import { listen, type ListeningServer } from '../../src/main.ts';
import { evenhand } from '../support/command-line.ts';
import { westmarch } from '../support/expected.ts';
import { serverOver } from '../support/running-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = temporaryFolder();
const data = join(root, 'data');
const options = { folder: data, port: 0, themeColour: '#12436D', everybody: () => Principal.operator() };
const provider = { provider: 'P77', name: 'Care Ltd', cqcRating: null, joinedOn: '2026-01-01' };
const opened: ListeningServer[] = [];

beforeAll(async () => {
  expect((await evenhand('import', westmarch, '--data', data)).status).toBe(0);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

async function listening(): Promise<ListeningServer> {
  const server = await listen(options);
  opened.push(server);
  return server;
}

/** Holds every reading of the log, after so many, until it is let go. */
function hold(after = 0): () => void {
  const gate = Promise.withResolvers<void>();
  const readAll = Reflect.get(SqliteEventStore.prototype, 'readAll');
  let count = 0;
  jest.spyOn(SqliteEventStore.prototype, 'readAll').mockImplementation(async function held(
    this: EventStore,
    ...asked
  ) {
    if (++count > after) await gate.promise;
    return readAll.apply(this, asked);
  });
  return gate.resolve;
}

const forgetViews = () => {
  for (const end of ['', '-wal', '-shm']) rmSync(join(data, `views.db${end}`), { force: true });
};

describe('a server whose views are being built', () => {
  it('listens, is alive, says how far it is, and answers nothing else before it is ready', async () => {
    forgetViews();
    const letGo = hold(1);
    const server = await listening();
    const http = request(server.url);
    await http.get('/livez').expect(200, { status: 'alive' });
    const { body } = await http.get('/readyz').expect(503);
    expect(body).toMatchObject({ status: 'not-ready', detail: 'The views are being built from the log.' });
    const { projections } = body as { projections: { state: string; lag: number }[] };
    expect(projections.length).toBeGreaterThan(3);
    for (const { state, lag } of projections) expect([state, lag > 0]).toEqual(['building', true]);
    const asked = await http.get('/api/v1/frameworks').expect(503);
    expect(asked.body).toMatchObject({ type: 'urn:evenhand:views-not-ready' });
    await http.post('/api/v1/providers').send(provider).expect(503);
    const page = await http.get('/').expect(503);
    expect(page.text).toContain('Not available for a moment');
    await http.get('/theme.css').expect(200);

    letGo();
    await server.ready;
    await http.get('/readyz').expect(200);
    await http.get('/').expect(200);
    const { body: events } = await http.get('/api/v1/events?stream=provider-P77').expect(200);
    expect(events).toMatchObject({ events: [] });
  });

  it('can be stopped, and begins again where it was', async () => {
    forgetViews();
    const letGo = hold(2);
    const server = await listening();
    const closing = server.close();
    letGo();
    await closing;
    await expect(server.ready).rejects.toBeInstanceOf(StoreClosed);
    jest.restoreAllMocks();
    const again = await serverOver(data);
    await request(again.url).get('/readyz').expect(200);
    await again.close();
  });

  it('tells an open page when it is ready, however long that takes', async () => {
    forgetViews();
    const letGo = hold();
    const server = await listening();
    const stop = new AbortController();
    const response = await fetch(`${server.url}/api/v1/live`, { signal: stop.signal });
    expect(response.status).toBe(200);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    letGo();
    let text = '';
    while (!text.includes('event: recorded')) text += (await reader.read()).value ?? '';
    stop.abort();
  });
});

describe('a server whose log cannot be reached', () => {
  it.each([
    ['does not answer', () => new Promise<never>(() => {})],
    ['refuses', () => Promise.reject(new StoreUnavailable('canary.example:2113 refuses'))],
  ])('is not ready, and says so in time, when it %s', async (_, last) => {
    const server = await listening();
    await server.ready;
    // What begins with the server has asked the log by then.
    await breathe();
    const spied = jest.spyOn(SqliteEventStore.prototype, 'last').mockImplementation(last);
    const began = Date.now();
    const { body } = await request(server.url).get('/readyz').expect(503);
    expect(Date.now() - began).toBeLessThan(4_000);
    expect(body).toMatchObject({ status: 'not-ready', projections: [] });
    expect((body as { detail: string }).detail).toMatch(/^The log cannot be reached/);
    expect(JSON.stringify(body)).not.toContain('canary');
    await request(server.url).get('/livez').expect(200);
    spied.mockRestore();
    await request(server.url).get('/readyz').expect(200);
  });
});

it('a request that is sent again to a node that never heard of it records nothing twice', async () => {
  const send = async () => {
    const server = await serverOver(data);
    const { body } = await request(server.url)
      .post('/api/v1/providers')
      .set('Idempotency-Key', 'lost-answer')
      .send(provider)
      .expect(201);
    const { headers } = await request(server.url).get('/api/v1/events?stream=provider-P77').expect(200);
    expect(headers).not.toHaveProperty('set-cookie');
    const { body: found } = await request(server.url).get('/api/v1/events?stream=provider-P77').expect(200);
    await server.close();
    // Another node has answers of its own.
    for (const end of ['', '-wal', '-shm']) rmSync(join(data, `ops.db${end}`), { force: true });
    return { receipt: body as object, events: (found as { events: object[] }).events };
  };
  const first = await send();
  expect(first.events.length).toBeGreaterThan(0);
  expect(await send()).toEqual(first);
});
