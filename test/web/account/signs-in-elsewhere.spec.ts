import { createApp, type RunningServer } from '../../../src/main.ts';
import { signedIn } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MovingClock } from './moving-clock.ts';
import { Window } from './window.ts';

const folder = temporaryFolder();
const clock = new MovingClock();
let server: RunningServer;

beforeAll(async () => {
  const oidc = {
    ...{ issuer: 'https://sign-in.example.test', clientId: 'evenhand', clientSecret: 'a-secret-for-tests' },
    ...{ rolesClaim: 'roles', roleMap: null, requiredAmr: [] },
  };
  server = await createApp({ folder, port: 0, themeColour: '#12436d', clock, identity: { oidc } });
});
afterAll(() => server.close());

it('somebody who signs in through the council confirms it there', async () => {
  const window = new Window(server, await signedIn(server, ['broker']));
  expect((await window.get('/account/tokens')).status).toBe(200);
  clock.pass(16);
  const asked = await window.get('/account/tokens');
  expect(asked.location).toBe('/account/confirm?next=%2Faccount%2Ftokens');
  const { status, body } = await window.get(asked.location ?? '');
  expect(status).toBe(200);
  expect(body).toContain('href="/sign-in/oidc?next=%2Faccount%2Ftokens&amp;freshly=yes"');
  expect(body).not.toContain('type="password"');
  const sent = await window.post('/account/confirm', { next: '/account/tokens', password: '' });
  expect(sent.status).toBe(400);
  expect((await window.get('/account/tokens')).status).toBe(303);
});
