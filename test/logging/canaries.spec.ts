import { join } from 'node:path';
import { admission } from '../support/admissions.ts';
import { spawnServer } from '../support/spawned-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const canary = 'CANARY77';

it('no line of the log repeats anything that anybody sent, at the most talkative level', async () => {
  const server = await spawnServer('betraying', [join(folder, 'data'), 'debug']);
  const headers = {
    authorization: `Bearer ${canary}`,
    cookie: `session=${canary}; evenhand-position=${canary}`,
    'idempotency-key': canary,
    'user-agent': canary,
    'request-id': canary,
    'x-request-id': canary,
    'x-forwarded-for': canary,
    traceparent: canary,
    referer: `http://127.0.0.1/${canary}`,
    'content-type': 'application/json',
  };
  const { cookie: _, ...uncookied } = headers;
  const send = async (path: string, more: RequestInit = {}) =>
    (await fetch(`${server.url}${path}`, { headers, ...more })).status;
  const statuses = [
    await send(`/${canary}?q=${canary}#${canary}`),
    await send(`/api/v1/${canary}`),
    await send(`/api/v1/audit/referrals/${canary}`, { headers: uncookied }),
    await send(`/referrals/${canary}?framework=${canary}`, { headers: uncookied }),
    await send(`/api/v1/kpi/acceptance?provider=${canary}`),
    await send('/api/v1/providers', { method: 'POST', body: admission(canary) }),
    await send('/api/v1/providers', { method: 'POST', body: `{ "${canary}": ${canary} }` }),
    await send(`/api/v1/providers/${canary}/suspensions`, {
      method: 'POST',
      body: `{ "${canary}": "${canary}" }`,
    }),
    await send(`/%${canary}`),
  ];
  expect(statuses).toEqual([404, 404, 500, 500, 400, 201, 400, 400, 400]);
  expect(await server.stop()).toBe(0);
  const lines = server.said().split('\n');
  expect(lines.filter((line) => line.includes(canary))).toEqual([]);

  const logged = lines.flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as object] : []));
  const requests = logged.filter((line) => 'route' in line);
  expect(requests.length).toBeGreaterThanOrEqual(8);
  const fields = ['context', 'hostname', 'id', 'level', 'method', 'ms', 'pid', 'route', 'status', 'time'];
  for (const line of requests) expect(Object.keys(line).toSorted()).toEqual(fields);
  expect(requests).toContainEqual(
    expect.objectContaining({
      method: 'GET',
      route: '/api/v1/audit/referrals/:referral',
      status: 500,
      level: 50,
    }),
  );
  // Who looks for the fault finds where it was.
  const failed = logged.filter((line) => 'error' in line);
  expect(failed).toContainEqual(
    expect.objectContaining({
      error: 'Error',
      at: expect.arrayContaining([expect.stringContaining('betraying.ts')]),
    }),
  );
});
