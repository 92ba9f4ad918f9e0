import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createApp, type RunningServer } from '../../src/main.ts';
import { evenhand } from '../support/command-line.ts';
import { tokenFor } from '../support/signed-in.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { smallCounty, smallCountyRows } from '../import/small-county.ts';

const data = temporaryFolder();
const files = temporaryFolder();
const history = join(files, 'history');
const tokenFile = join(files, 'token');
let server: RunningServer;

beforeAll(async () => {
  mkdirSync(history);
  for (const [name, content] of Object.entries(smallCounty)) writeFileSync(join(history, name), content);
  server = await createApp({ folder: data, port: 0, themeColour: '#12436d' });
  writeFileSync(tokenFile, `${await tokenFor(server, ['service'])}\n`);
});
afterAll(() => server.close());

const send = (path: string, ...more: readonly string[]) =>
  evenhand('import', path, '--server', server.url, '--token-file', tokenFile, ...more);

describe('an import into a server that runs', () => {
  it('is told of where the data folder is in use', async () => {
    const refused = await evenhand('import', history, '--data', data);
    expect(refused.status).not.toBe(0);
    expect(refused.err).toContain('in use by another process');
    expect(refused.err).toContain(`evenhand import ${history} --server URL --token-file FILE`);
  });

  it('is tried, recorded, and reported as that of the command line', async () => {
    const tried = await send(history, '--dry-run', '--json');
    expect([tried.status, tried.json()['batch']]).toEqual([0, null]);
    const done = await send(history);
    expect(done.out).toContain(`${smallCountyRows} rows recorded, 0 unchanged, 0 refused`);
    const bad = join(files, 'areas.csv');
    writeFileSync(bad, 'area,name,level,expected_weekly_hours,expected_customers\nA09,Nowhere,nine,,\n');
    const refused = await send(bad);
    expect([refused.status, refused.out]).toEqual([
      1,
      expect.stringContaining('areas.csv, row 2, level, "nine"'),
    ]);
  });

  it('says what is wrong with how it was asked', async () => {
    for (const [line, words] of [
      [[history, '--server', server.url], 'EVENHAND_TOKEN'],
      [[history, '--server', server.url, '--token-file', join(files, 'none')], 'There is no token in'],
      [[history, '--server', 'nowhere', '--token-file', tokenFile], 'is no address'],
      [[history, '--server', 'http://127.0.0.1:1', '--token-file', tokenFile], 'cannot be reached'],
      [[join(files, 'none'), '--server', server.url, '--token-file', tokenFile], 'There is no file'],
    ] as const) {
      const { status, err } = await evenhand('import', ...line);
      expect([status, err]).toEqual([2, expect.stringContaining(words)]);
    }
  });

  it('leaves the server answering while thousands of rows come in', async () => {
    const referrals = Array.from(
      { length: 20_000 },
      (_, i) => `Q${i},A01,2025-06-03T10:30:00+01:00,14,1,0,daytime,standard,`,
    );
    const path = join(files, 'referrals.csv');
    const header = 'referral,area,raised_at,weekly_hours,carers,rural,time_slot,urgency,start_by';
    writeFileSync(path, [header, ...referrals].join('\n'));
    let done = false;
    const sent = send(path).finally(() => (done = true));
    let longest = 0;
    const begun = performance.now();
    while (!done) {
      const before = performance.now();
      await setTimeout(5);
      longest = Math.max(longest, performance.now() - before);
    }
    expect((await sent).out).toContain('20000 rows recorded');
    // Never more than a small part of the work at one go, however fast the machine.
    expect(longest).toBeLessThan((performance.now() - begun) / 4);
  });
});
