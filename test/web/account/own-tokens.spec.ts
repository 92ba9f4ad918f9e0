import type { GrantedRole } from '#access';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { signedIn } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { Window } from './window.ts';

const folder = temporaryFolder();
let server: RunningServer;

beforeAll(async () => {
  server = await createApp({ folder, port: 0, themeColour: '#12436d' });
});
afterAll(() => server.close());

const opened = async (...roles: GrantedRole[]) => new Window(server, await signedIn(server, roles));
const form = { name: 'monthly-report', roles: 'contract-manager', days: '30' };

/** What a program gets that comes with the token. */
const asked = async (token: string) =>
  (await fetch(`${server.url}/api/v1/frameworks`, { headers: { authorization: `Bearer ${token}` } })).status;

/** The token that a page shows. */
const shown = ({ body }: { readonly body: string }) => /evh_[\w-]+/.exec(body)?.[0] ?? '';

describe('my tokens', () => {
  it('are shown once, work, and stop working when they are revoked', async () => {
    const window = await opened('contract-manager', 'broker');
    const made = await window.post('/account/tokens', form);
    const token = shown(made);
    expect([made.status, token.length > 30, made.body.includes('You will not see it again')]).toEqual([
      200,
      true,
      true,
    ]);
    expect(await asked(token)).toBe(200);
    const { body } = await window.get('/account');
    expect(body).toContain('monthly-report');
    expect(body).not.toContain(token);
    const [, reference = ''] = /\/account\/tokens\/(t-\w+)\/revoke/.exec(body) ?? [];
    const other = await opened('administrator');
    expect((await other.post(`/account/tokens/${reference}/revoke`)).status).toBe(404);
    expect(await asked(token)).toBe(200);
    const revoked = await window.post(`/account/tokens/${reference}/revoke`);
    expect(revoked.location).toBe('/account?done=token-revoked');
    expect(await asked(token)).toBe(401);
    expect((await window.get('/account')).body).toMatch(/revoked<\/strong>/);
  });

  it.each([
    ['without a name', { name: '' }, 'name'],
    ['with a name that is no reference', { name: 'Monthly report' }, 'name'],
    ['without a role', { roles: '' }, 'roles'],
    ['with a role that I do not have', { roles: 'broker' }, 'roles'],
    ['to administer', { roles: 'administrator' }, 'roles'],
    ['for no day', { days: '0' }, 'days'],
    ['for more than a year', { days: '366' }, 'days'],
    ['for ever', { days: 'always' }, 'days'],
  ])('are not made %s', async (_, more, field) => {
    const window = await opened('contract-manager', 'administrator');
    const answer = await window.post('/account/tokens', { ...form, ...more });
    expect([answer.status, shown(answer)]).toEqual([400, '']);
    expect(answer.body).toContain(`href="#${field}"`);
    expect(answer.body).toContain(`id="${field}-error"`);
    expect((await window.get('/account')).body).toContain('There is none.');
  });

  it('keep what was typed when something is wrong with it', async () => {
    const window = await opened('contract-manager', 'broker');
    const { body } = await window.post('/account/tokens', { ...form, roles: ['broker'], days: '400' });
    expect(body).toMatch(/value="monthly-report"/);
    expect(body).toMatch(/value="400"/);
    expect(body).toMatch(/value="broker" checked/);
    expect(body).not.toMatch(/value="contract-manager" checked/);
  });

  it('are for nobody who only administers', async () => {
    const window = await opened('administrator');
    expect((await window.get('/account')).body).not.toContain('href="/account/tokens"');
    expect((await window.post('/account/tokens', { ...form, roles: 'administrator' })).status).toBe(400);
  });
});
