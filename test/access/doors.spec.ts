import { jest } from '@jest/globals';
import { Principal, type Role } from '#access';
import { principalIn } from '../support/as-role.ts';
import { evenhand } from '../support/command-line.ts';
import { westmarch } from '../support/expected.ts';
import { serverOver } from '../support/running-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let role: Role;
beforeAll(() => {
  // Where the command line comes from, and everybody on a server that knows nobody else.
  jest.spyOn(Principal, 'operator').mockImplementation(() => principalIn(role));
});
afterAll(() => jest.restoreAllMocks());

describe('the command line', () => {
  const data = temporaryFolder();
  const line = (...words: string[]) => evenhand(...words, '--data', data);
  const events = async () => (await line('log', 'verify', '--json')).json()['events'];

  it('records nothing for an auditor, and says who may', async () => {
    role = 'auditor';
    const { status, out, err } = await line('import', westmarch);
    expect([status, out, err]).toEqual([
      1,
      '',
      'evenhand: This is for whoever is contract manager or service. You are here as auditor (ImportHistory).',
    ]);
    expect(await events()).toBe(0);
  });

  it('answers an auditor, and not an administrator', async () => {
    role = 'auditor';
    expect(await line('alerts', 'list')).toMatchObject({ status: 0, out: 'No alerts.' });
    role = 'administrator';
    const { status, out, err } = await line('alerts', 'list');
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/^evenhand: This is for whoever is contract manager, broker, service or auditor\./);
  });
});

describe('the server', () => {
  const folder = temporaryFolder();
  const framework = {
    framework: 'CSH-2025',
    title: 'Care and Support at Home',
    authority: 'Westmarch Council',
    regime: 'PCR2015',
    startsOn: '2025-01-06',
    endsOn: '2031-01-05',
  };
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(framework);
  let url: string;
  beforeAll(async () => {
    ({ url } = await serverOver(folder));
  });
  const get = async (path: string) => (await fetch(`${url}${path}`, { redirect: 'manual' })).status;
  const establish = async () =>
    (await fetch(`${url}/api/v1/frameworks`, { method: 'POST', headers, body })).status;
  const asked = async () => [await get('/'), await get('/api/v1/frameworks'), await establish()];

  it('answers each as what he is, at every request', async () => {
    role = 'administrator';
    expect(await asked()).toEqual([303, 403, 403]);
    role = 'auditor';
    expect(await asked()).toEqual([200, 200, 403]);
    role = 'contract-manager';
    expect(await asked()).toEqual([200, 200, 201]);
    role = 'service';
    expect(await asked()).toEqual([403, 200, 403]);
  });

  it('tells everybody whether it lives and is ready', async () => {
    role = 'service';
    expect([await get('/livez'), await get('/readyz')]).toEqual([200, 200]);
  });
});
