import { createApp, type RunningServer } from '../../../src/main.ts';
import { signedIn } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { Window } from '../account/window.ts';

const folder = temporaryFolder();
const path = '/administration/tokens';
let server: RunningServer;
let admin: Window;

beforeAll(async () => {
  server = await createApp({ folder, port: 0, themeColour: '#12436d' });
  admin = new Window(server, await signedIn(server, ['administrator']));
});
afterAll(() => server.close());

const shown = ({ body }: { readonly body: string }) => /evh_[\w-]+/.exec(body)?.[0] ?? '';

/** What a program gets that comes with the token: 401 says that nobody is known by it. */
const asked = async (token: string) =>
  (await fetch(`${server.url}/api/v1/frameworks`, { headers: { authorization: `Bearer ${token}` } })).status;

describe('a token of the council', () => {
  it('is shown once, works, and stops working when it is revoked', async () => {
    const made = await admin.post(path, { name: 'finance-system', days: '365' });
    const token = shown(made);
    expect([made.status, token.length > 30]).toEqual([200, true]);
    expect(await asked(token)).not.toBe(401);
    const list = await admin.get(path);
    expect(list.body).toContain('finance-system');
    expect(list.body).toContain('The council');
    expect(list.body).not.toContain(token);
    const [, reference = ''] = /\/administration\/tokens\/(t-\w+)\/revoke/.exec(list.body) ?? [];
    const revoked = await admin.post(`${path}/${reference}/revoke`);
    expect(revoked.location).toBe(`${path}?done=token-revoked`);
    expect(await asked(token)).toBe(401);
    expect((await admin.get(revoked.location ?? '')).body).toContain('The token is revoked.');
  });

  it.each([
    ['name', { name: 'Finance system', days: '30' }],
    ['days', { name: 'finance-system', days: '366' }],
  ])('is not made when its %s is wrong', async (field, fields) => {
    const answer = await admin.post(path, fields);
    expect([answer.status, shown(answer)]).toEqual([400, '']);
    expect(answer.body).toContain(`id="${field}-error"`);
    expect(answer.body).toContain(`value="${fields.name}"`);
  });
});

describe('somebody else’s token', () => {
  it('can be seen with its owner, and revoked', async () => {
    const owner = new Window(server, await signedIn(server, ['contract-manager']));
    const token = shown(
      await owner.post('/account/tokens', { name: 'monthly-report', roles: 'contract-manager', days: '30' }),
    );
    expect(await asked(token)).toBe(200);
    const { body } = await admin.get(`/administration/users/${owner.visitor.user}`);
    const [, reference = ''] = /\/administration\/tokens\/(t-\w+)\/revoke/.exec(body) ?? [];
    expect((await admin.get(path)).body).toContain(`Tester ${owner.visitor.user}`);
    await admin.post(`${path}/${reference}/revoke`);
    expect(await asked(token)).toBe(401);
  });

  it('that there is not is not found', async () => {
    expect((await admin.post(`${path}/t-none/revoke`)).status).toBe(404);
  });
});
