import { Clock, EventStore, originOf, toNewEvents } from '#event-sourcing';
import { join } from 'node:path';
import request from 'supertest';
import type { RunningServer } from '../../src/main.ts';
import {
  OfferAccepted,
  OfferDeclined,
  ReferralOffered,
  ReferralReceived,
} from '../../contexts/referrals/index.ts';
import { evenhand } from '../support/command-line.ts';
import { expected, expectedDates, westmarch } from '../support/expected.ts';
import { serverOver } from '../support/running-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const data = join(folder, 'data');
let server: RunningServer;
const http = () => request(server.url);

beforeAll(async () => {
  await evenhand('import', westmarch, '--data', data);
  server = await serverOver(data);
});

describe('the API', () => {
  it.each(expectedDates)('answers the figures as of %s as the command line does', async (date) => {
    const acceptance = await http().get(`/api/v1/kpi/acceptance?asOf=${date}`).expect(200);
    expect(acceptance.body).toMatchObject(expected(`acceptance-${date}`));
    const line = await evenhand('kpi', 'acceptance', '--as-of', date, '--json', '--data', data);
    expect(acceptance.body).toEqual(line.json());
    const reserve = await http().get(`/api/v1/kpi/reserve?asOf=${date}`).expect(200);
    expect(reserve.body).toMatchObject(expected(`reserve-${date}`));
  });

  it.each([
    ['/api/v1/audit/fairness', ['audit', 'fairness']],
    ['/api/v1/audit/referrals/R000001', ['audit', 'referral', 'R000001']],
    ['/api/v1/alerts', ['alerts', 'list']],
    ['/api/v1/alerts/evaluation?asOf=2026-06-30', ['alerts', 'evaluate', '--as-of', '2026-06-30']],
  ])('%s answers whole what the command line answers', async (path, line) => {
    const { body } = await http().get(path).expect(200);
    expect(body).toEqual((await evenhand(...line, '--json', '--data', data)).json());
  });

  it('answers the fairness findings that are expected, and events with their payload', async () => {
    expect((await http().get('/api/v1/audit/fairness').expect(200)).body).toMatchObject(expected('fairness'));
    const { body } = await http().get('/api/v1/events?type=PolicyAdopted').expect(200);
    const [{ data }] = (body as { events: [{ data: object }] }).events;
    expect(data).toMatchObject({ framework: 'CSH-2025', policy: { acceptance: { minimumPercent: 75 } } });
    const frameworks = await http().get('/api/v1/frameworks').expect(200);
    expect(JSON.stringify(frameworks.body)).toContain('"minimumPercent":75');
  });

  it.each([
    ['a date that does not exist', '/api/v1/kpi/acceptance?asOf=2026-02-30', 400, 'malformed'],
    ['a question nobody knows', '/api/v1/kpi/acceptance?colour=red', 400, 'malformed'],
    ['an unknown framework', '/api/v1/kpi/acceptance?framework=X', 404, 'framework-unknown'],
    ['an unknown referral', '/api/v1/audit/referrals/X', 404, 'referral-unknown'],
    ['no such route', '/api/v1/nothing', 404, 'not-found'],
  ])('refuses %s with problem details', async (_, path, status, code) => {
    const { body, headers } = await http().get(path).expect(status);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({ status, type: `urn:evenhand:${code}` });
    expect((body as { detail: string }).detail).not.toBe('');
  });

  it('describes itself', async () => {
    const { body } = await http().get('/api/openapi.json').expect(200);
    expect(Object.keys((body as { paths: object }).paths)).toEqual(
      expect.arrayContaining(['/api/v1/kpi/acceptance', '/api/v1/frameworks', '/api/v1/audit/fairness']),
    );
    await http().get('/api').expect(200);
  });

  it('is alive and ready, with the position of each view', async () => {
    await http().get('/livez').expect(200);
    const { body } = await http().get('/readyz').expect(200);
    expect((body as { projections: { lag: number }[] }).projections.every(({ lag }) => lag === 0)).toBe(true);
  });
});

describe('a framework is set up over HTTP', () => {
  const terms = {
    framework: 'NEW-1',
    title: 'A new framework',
    authority: 'A Council',
    regime: 'PA2023',
    startsOn: '2026-01-01',
    endsOn: '2030-01-01',
  };

  it('once, however often the same request is sent', async () => {
    const send = () => http().post('/api/v1/frameworks').set('Idempotency-Key', 'k1').send(terms);
    const first = await send().expect(201);
    expect((first.body as { events: number }).events).toBeGreaterThan(0);
    const again = await send().expect(201);
    expect(again.body).toEqual(first.body);
    await http()
      .post('/api/v1/frameworks')
      .set('Idempotency-Key', 'k1')
      .send({ ...terms, title: 'Another' })
      .expect(422);
    const { body } = await http().get('/api/v1/events?stream=framework-NEW-1').expect(200);
    const { events } = body as { events: { type: string; by: object }[] };
    expect(events.filter(({ type }) => type === 'FrameworkEstablished')).toHaveLength(1);
    expect(events[0]?.by).toEqual({ kind: 'user', id: 'operator', role: 'contract-manager' });
  });

  it('and refuses malformed and broken requests', async () => {
    const malformed = await http()
      .post('/api/v1/frameworks')
      .send({ ...terms, framework: '!', colour: 'red' })
      .expect(400);
    expect(malformed.body).toMatchObject({ type: 'urn:evenhand:malformed' });
    const refused = await http()
      .post('/api/v1/frameworks')
      .send({ ...terms, framework: 'NEW' })
      .expect(409);
    expect((refused.body as { type: string }).type).toMatch(/^urn:evenhand:[a-z-]+$/);
  });
});

describe('beside others', () => {
  it('requests that another site could cause are refused', async () => {
    await http().get('/api/v1/frameworks').set('Host', 'evil.example').expect(403);
    // Whoever watches the process may call it as he likes.
    await http().get('/livez').set('Host', 'node-1').expect(200);
    await http().post('/api/v1/providers').set('Origin', 'http://evil.example').send({}).expect(403);
    await http().post('/api/v1/providers').set('Sec-Fetch-Site', 'cross-site').send({}).expect(403);
  });

  it('a port in use is refused with a line that says what to do', async () => {
    const port = new URL(server.url).port;
    const ran = await evenhand('serve', '--port', port, '--data', join(folder, 'elsewhere'));
    expect(ran).toMatchObject({ status: 1, out: '' });
    expect(ran.err).toContain(`Port ${port} is in use by another program. Name another one with --port`);
  });

  it('a second process is refused, and says why', async () => {
    const ran = await evenhand('import', westmarch, '--data', data);
    expect(ran.status).toBe(1);
    expect(ran.err).toMatch(/another process|in use|lock/i);
    const figures = await evenhand(
      'kpi',
      'acceptance',
      '--as-of',
      '2026-06-30',
      '--framework',
      'CSH-2025',
      '--json',
      '--data',
      data,
    );
    expect(figures.json()).toMatchObject(expected('acceptance-2026-06-30'));
  });
});

describe('live', () => {
  it('holds nobody who asks for the headers only', async () => {
    const { status, headers } = await fetch(`${server.url}/api/v1/live`, { method: 'HEAD' });
    expect([status, headers.get('allow')]).toEqual([405, 'GET']);
  });

  it('an open page is told of a new event once the figures show it', async () => {
    const stop = new AbortController();
    const response = await fetch(`${server.url}/api/v1/live`, { signal: stop.signal });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    const posted = await http()
      .post('/api/v1/providers')
      .send({ provider: 'P99', name: 'Ninety-nine Care', cqcRating: 'Good', joinedOn: '2026-01-01' })
      .expect(201);
    const { position } = posted.body as { position: number };
    let text = '';
    const told = () =>
      [...text.matchAll(/event: recorded\n(?:id: \d+\n)?data: {"position":(\d+)[,}]/g)].map(([, at]) =>
        Number(at),
      );
    while (!told().includes(position)) text += (await reader.read()).value ?? '';
    expect(told()[0]).toBeLessThan(position);
    stop.abort();
  });
});

describe('the alert', () => {
  class Hands extends Clock {
    constructor(public at: string) {
      super();
    }
    now() {
      return this.at;
    }
  }
  interface Alerts {
    readonly alerts: readonly { provider: string; area: string; role: string }[];
  }
  const alertsOf = async (running: RunningServer) => {
    const { body } = await request(running.url).get('/api/v1/alerts?framework=CSH-2025').expect(200);
    return (body as Alerts).alerts.map(({ provider, area, role }) => `${provider} ${area} ${role}`);
  };
  const below = (date: string) =>
    (
      expected(`acceptance-${date}`)['rows'] as {
        provider: string;
        area: string;
        role: string;
        status: string;
      }[]
    )
      .filter(({ status }) => status === 'below')
      .map(({ provider, area, role }) => `${provider} ${area} ${role}`);
  const raised = async (running: RunningServer) => {
    const { body } = await request(running.url).get('/api/v1/events?type=AcceptanceBreached').expect(200);
    return (body as { events: { data: { asOf: string } }[] }).events;
  };
  const until = async (condition: () => Promise<boolean>) => {
    for (let i = 0; i < 100 && !(await condition()); i++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await condition()).toBe(true);
  };

  it('opens once for each row that is below, over restarts, and moves with the window after midnight', async () => {
    const clock = new Hands('2026-03-29T12:00:00.000Z');
    const own = join(folder, 'watched');
    // The history is recorded before anybody looks: nothing has been assessed as of the clock's day.
    await evenhand('import', westmarch, '--data', own);
    const first = await serverOver(own, clock);
    await until(async () => (await alertsOf(first)).length === below('2026-03-29').length);
    expect(await alertsOf(first)).toEqual(below('2026-03-29'));
    const once = await raised(first);
    await first.close();

    const second = await serverOver(own, clock);
    await until(async () => (await alertsOf(second)).length === below('2026-03-29').length);
    expect(await raised(second)).toEqual(once);
    await second.close();

    clock.at = '2026-06-29T23:30:00.000Z';
    const third = await serverOver(own, clock);
    const asOf = async () => (await raised(third)).map(({ data: { asOf } }) => asOf);
    await until(async () => (await asOf()).includes('2026-06-30'));
    // Half past midnight in Europe/London is already the 30th.
    expect(await asOf()).not.toContain('2026-06-29');
  });

  it('opens after the decided offer that crosses the line, and closes after the one that mends it', async () => {
    const clock = new Hands('2026-06-30T12:00:00.000Z');
    const own = join(folder, 'live');
    const running = await serverOver(own, clock);
    const post = (path: string, body: object) =>
      request(running.url).post(`/api/v1/${path}`).send(body).expect(201);
    const framework = 'F1';
    await post('frameworks', {
      ...{ framework, title: 'T', authority: 'A' },
      ...{ regime: 'PA2023', startsOn: '2025-01-01', endsOn: '2030-01-01' },
    });
    await post('frameworks/F1/areas', {
      area: 'A01',
      name: 'One',
      level: 1,
      expectedWeeklyMinutes: null,
      expectedCustomers: null,
    });
    await post('providers', { provider: 'P01', name: 'One Care', cqcRating: null, joinedOn: '2025-01-01' });
    await post('frameworks/F1/positions', {
      area: 'A01',
      role: 'primary',
      provider: 'P01',
      from: '2025-01-01',
      to: null,
      rank: null,
    });
    const store = running.app.get(EventStore);
    const by = originOf({ kind: 'user', id: 'broker', role: 'broker' });
    let count = 0;
    const answered = (Outcome: typeof OfferAccepted | typeof OfferDeclined) => {
      const [referral, offer] = [`R${++count}`, `O${count}`];
      const of = { framework, referral };
      const offeredAt = '2026-06-30T09:00:00.000Z';
      const facts = [
        new ReferralReceived({
          ...of,
          version: 1,
          area: 'A01',
          raisedAt: offeredAt,
          weeklyMinutes: 60,
          carers: 1,
          rural: false,
          timeSlot: 'daytime',
          urgency: 'standard',
          startBy: null,
        }),
        new ReferralOffered({
          ...of,
          version: 1,
          offer,
          provider: 'P01',
          role: 'primary',
          offeredAt,
          deadline: '2026-06-30T13:00:00.000Z',
        }),
        new Outcome({ ...of, offer, decidedAt: '2026-06-30T10:00:00.000Z', reason: null }),
      ];
      const stream = `referral-${framework}-${referral}`;
      return store.append({ stream, expected: 'none', events: toNewEvents(stream, facts, by) });
    };
    const open = async () => {
      const { body } = await request(running.url).get('/api/v1/alerts').expect(200);
      return (body as Alerts).alerts.length;
    };
    for (let i = 0; i < 4; i++) await answered(OfferAccepted);
    await answered(OfferDeclined);
    await answered(OfferDeclined);
    await until(async () => (await open()) === 1);
    expect(await raised(running)).toMatchObject([{ data: { accepted: 4, counted: 6, asOf: '2026-06-30' } }]);
    await answered(OfferAccepted);
    await answered(OfferAccepted);
    await until(async () => (await open()) === 0);
    expect(await raised(running)).toHaveLength(1);
    await post('frameworks/F1/positions/vacation', {
      area: 'A01',
      role: 'primary',
      provider: 'P01',
      from: '2025-01-01',
      on: '2026-06-30',
      reason: 'Handed back',
    });
  });
});
