import { type GrantedRole, Principal } from '#access';
import { Identity } from '../../../src/identity/identity.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { accountWith, sessionOf, signedIn } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { Window } from '../account/window.ts';

const folder = temporaryFolder();
const users = '/administration/users';
const invitee = { name: 'First Tester', email: 'first@example.org', roles: ['broker'] };
let server: RunningServer;
let identity: Identity;
let admin: Window;

const windowOf = async (user: string) => new Window(server, await sessionOf(server, user));
const opened = async (...roles: GrantedRole[]) => new Window(server, await signedIn(server, roles));

beforeAll(async () => {
  server = await createApp({
    folder,
    port: 0,
    themeColour: '#12436d',
    limits: { recording: 10_000, reading: 10_000 },
  });
  identity = server.app.get(Identity);
  admin = await opened('administrator');
});
afterAll(() => server.close());

describe('whoever is no administrator', () => {
  it.each(['contract-manager', 'broker', 'none'] as const)('(%s) opens no page of this', async (role) => {
    const window = await opened(...(role === 'none' ? [] : [role]));
    for (const page of [users, `${users}/invite`, `${users}/${admin.visitor.user}`, '/administration/tokens'])
      expect([page, (await window.get(page)).status]).toEqual([page, 403]);
  });

  it('may look when an auditor, but finds nothing to press', async () => {
    const window = await opened('auditor');
    for (const page of [users, `${users}/${admin.visitor.user}`, '/administration/tokens']) {
      const { status, body } = await window.get(page);
      expect([page, status]).toEqual([page, 200]);
      expect(body.slice(body.indexOf('<main'))).not.toMatch(/<form|<button|\/invite"/);
    }
  });

  it.each(['contract-manager', 'broker', 'auditor', 'none'] as const)(
    '(%s) changes nothing',
    async (role) => {
      const window = await opened(...(role === 'none' ? [] : [role]));
      const user = await accountWith(server, ['broker']);
      await identity.passwords.set(user, 'lantern orbit thistle mandolin');
      const theirs = await windowOf(user);
      const invited = await accountWith(server, ['broker']);
      const wish = { name: 'theirs', roles: ['broker'] as const, provider: null, owner: user, days: 1 };
      const { token, text } = await identity.tokens.issue(wish, Principal.system('identity'));
      const before = identity.people.all().length;
      const sent: readonly (readonly [string, object])[] = [
        [`${users}/invite`, { ...invitee, email: 'third@example.org' }],
        ...['close', 'reopen', 'reset', 'sessions/revoke'].map(
          (verb) => [`${users}/${user}/${verb}`, {}] as const,
        ),
        [`${users}/${user}/roles`, { roles: ['administrator'] }],
        ['/administration/tokens', { name: 'mine', days: '1' }],
        [`/administration/tokens/${token}/revoke`, {}],
        [`${users}/${invited}/invite`, {}],
      ];
      for (const [path, fields] of sent) {
        const { status } = await window.post(path, fields as Record<string, string>);
        // A contract manager may revoke a token, but not this one.
        const expected = path.includes(token) && role === 'contract-manager' ? 409 : 403;
        expect([path, status]).toEqual([path, expected]);
      }
      expect(identity.people.all()).toHaveLength(before);
      expect(identity.passwords.has(user)).toBe(true);
      expect(await identity.tokens.inForce(text)).toBeDefined();
      expect((await theirs.get('/account')).status).toBe(200);
    },
  );
});
