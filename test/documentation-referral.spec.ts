import { Policies, Projections } from '#event-sourcing';
import { readFileSync } from 'node:fs';
import { evenhand } from './support/command-line.ts';
import { westmarch } from './support/expected.ts';
import { serverOver } from './support/running-server.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
const lines = readFileSync('README.md', 'utf8').split('\n');

/** The calls of the README's example, in their order, with the day of today where the shell would put it. */
const calls = lines.flatMap((line) => {
  const [, path, quoted] = /^api (\S+)(?: --data (?:'|")(.*)(?:'|"))?$/.exec(line) ?? [];
  const today = Temporal.Now.plainDateISO('Europe/London').toString();
  const body = quoted?.replaceAll('\\"', '"').replace('$(date +%F)', today);
  return path === undefined ? [] : [{ path, body }];
});

it('the README tells a whole referral with curl, and every call of it is answered so', async () => {
  expect((await evenhand('import', westmarch, '--data', folder)).status).toBe(0);
  const server = await serverOver(folder);
  expect(calls.length).toBeGreaterThan(5);
  const told: unknown[] = [];
  for (const { path, body } of calls) {
    const posted = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const answer = await fetch(`${server.url}/api/v1/${path}`, body === undefined ? {} : { ...posted, body });
    expect([path, answer.status]).toEqual([path, body === undefined ? 200 : 201]);
    const said = (await answer.json()) as Record<string, unknown>;
    told.push(
      body === undefined ? { standing: said['standing'], same: said['same'] } : Number(said['events']) > 0,
    );
    await server.app.get(Policies).settled();
    await server.app.get(Projections).reached(Number(said['position'] ?? 0));
  }
  const why = { standing: 'placed', same: true };
  expect(told).toEqual(calls.map(({ body }) => (body === undefined ? why : true)));
});
