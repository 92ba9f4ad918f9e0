import { Principal } from '#access';
import { Policies } from '#event-sourcing';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import request from 'supertest';
import { allProjections } from '../../projections/projections.module.ts';
import { createApp, type RunningServer } from '../../src/main.ts';
import { admission } from '../support/admissions.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const options = { port: 0, themeColour: '#12436D', everybody: () => Principal.operator() };
const canary = 'CANARY77';
let server: RunningServer;
let text: string;

const views = allProjections.map(({ name }) => name);
/** As the server knows them before anybody has sent anything. */
const policies: string[] = [];

/** Every metric of ours with its labels, and every value that a label may have; null: the routes of the server. */
const ours: Readonly<Record<string, Readonly<Record<string, readonly string[] | null>>>> = {
  evenhand_append_duration_seconds: { outcome: ['failed', 'overtaken', 'recorded'] },
  evenhand_data_folder_bytes: { file: ['log', 'ops', 'views'] },
  evenhand_http_request_duration_seconds: {
    method: ['GET', 'POST'],
    route: null,
    status: ['200', '201', '404', '409'],
  },
  evenhand_log_reachable: {},
  evenhand_open_streams: {},
  evenhand_policy_position: { policy: policies },
  evenhand_policy_state: {
    policy: policies,
    state: ['catching-up', 'closed', 'live', 'parked', 'retrying'],
  },
  evenhand_requests_under_way: {},
  evenhand_subscription_interruptions_total: {
    subscription: ['policy:assess-acceptance-when-offer-decided', 'projections'],
  },
  evenhand_view_lag_events: { view: views },
  evenhand_view_position: { view: views },
  evenhand_view_state: {
    view: views,
    state: ['building', 'live', 'parked'],
  },
};

const lines = () => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const labelsIn = (line: string) =>
  Object.fromEntries(
    [...line.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', value = '']) => [label, value]),
  );
const valueOf = (start: string) =>
  Number(
    lines()
      .find((line) => line.startsWith(start))
      ?.split(' ')
      .at(-1),
  );

beforeAll(async () => {
  server = await createApp({ folder: join(folder, 'data'), ...options, metricsPort: 0 });
  const status = server.app.get(Policies).status();
  policies.push(...status.map(({ name }) => name));
  const http = () => request(server.url);
  const post = () => http().post('/api/v1/providers').set('content-type', 'application/json');
  await post().send(admission(canary)).expect(201);
  await http().get(`/api/v1/audit/referrals/${canary}?framework=${canary}`).expect(409);
  await http().get(`/referrals/${canary}`).expect(200);
  await http().get(`/${canary}`).expect(404);
  const stream = await fetch(`${server.url}/api/v1/live`);
  text = await (await fetch(server.metricsUrl ?? '')).text();
  await stream.body?.cancel();
});
afterAll(() => server.close());

describe('the metrics', () => {
  it('are these and no others, beside those of every Node process', () => {
    const named = [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name);
    expect(named.filter((name) => !/^(process|nodejs)_/.test(name)).toSorted()).toEqual(Object.keys(ours));
    expect(named).toEqual(
      expect.arrayContaining(['process_resident_memory_bytes', 'nodejs_eventloop_lag_seconds']),
    );
  });

  it('have labels from fixed lists, which hold nothing that anybody sent', () => {
    const foreign = lines().filter((each) => !each.startsWith('evenhand_'));
    const names = new Set(foreign.flatMap((line) => Object.keys(labelsIn(line))));
    const node = ['kind', 'le', 'major', 'minor', 'patch', 'space', 'type', 'version'];
    expect([...names].filter((name) => !node.includes(name))).toEqual([]);
    const routes = new Set<string>();
    const unknown: string[] = [];
    for (const line of lines().filter((each) => each.startsWith('evenhand_'))) {
      const [full = ''] = /^\w+/.exec(line) ?? [];
      const known = ours[full] ?? ours[full.replace(/_(bucket|sum|count)$/, '')] ?? {};
      const { le: _, route, ...labels } = labelsIn(line);
      if (route !== undefined) routes.add(route);
      for (const [label, value] of Object.entries(labels))
        if (!known[label]?.includes(value)) unknown.push(line);
    }
    expect(unknown).toEqual([]);
    expect([...routes].toSorted()).toEqual([
      '/api/v1/audit/referrals/:referral',
      '/api/v1/providers',
      '/referrals/:referral',
      'none',
    ]);
    expect(text).not.toContain(canary);
  });

  it('say what happened', () => {
    expect(valueOf('evenhand_append_duration_seconds_count{outcome="recorded"}')).toBe(1);
    expect(valueOf('evenhand_open_streams')).toBe(1);
    expect(valueOf('evenhand_log_reachable')).toBe(1);
    expect(valueOf('evenhand_view_position{view="providers"}')).toBe(0);
    expect(valueOf('evenhand_view_state{view="providers",state="live"}')).toBe(1);
    expect(valueOf('evenhand_data_folder_bytes{file="log"}')).toBeGreaterThan(0);
  });
});

describe('the port of the metrics', () => {
  it('answers nothing else, and nobody who came by another name', async () => {
    const metrics = request((server.metricsUrl ?? '').replace('/metrics', ''));
    await metrics.get('/').expect(404);
    await metrics.get('/api/v1/frameworks').expect(404);
    await metrics.post('/metrics').expect(404);
    await metrics.get('/metrics').set('host', 'rebound.example').expect(404);
    expect(new URL(server.metricsUrl ?? '').hostname).toBe('127.0.0.1');
  });

  it('is another than that of the pages, and none unless it is given', async () => {
    await request(server.url).get('/metrics').expect(404);
    const other = await createApp({ folder: join(folder, 'other'), ...options });
    expect(other.metricsUrl).toBeUndefined();
    await other.close();
  });

  it('is refused when another program has it, and the folder is free again', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const again = { folder: join(folder, 'again'), ...options };
    await expect(createApp({ ...again, metricsPort: port })).rejects.toThrow(
      `Port ${port} is in use by another program. Name another one with METRICS_PORT`,
    );
    taken.close();
    await (await createApp(again)).close();
  });
});
