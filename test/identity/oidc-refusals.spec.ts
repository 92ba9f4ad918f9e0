import { Principal } from '#access';
import { originOf, Projections, withOrigin } from '#event-sourcing';
import { CommandBus } from '@nestjs/cqrs';
import { CloseAccount } from '../../contexts/accounts/close-account.ts';
import { createApp, type RunningServer } from '../../src/main.ts';
import { CookieJar } from '../support/cookie-jar.ts';
import { Council, originOfServer, person } from '../support/council.ts';
import type { TestProvider } from '../support/oidc-provider.ts';
import { signedIn } from '../support/signed-in.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folders = [temporaryFolder(), temporaryFolder(), temporaryFolder()] as const;
let council: Council;
let node: RunningServer;
let provider: TestProvider;
beforeAll(async () => {
  council = await Council.open(folders[0]);
  ({ node, provider } = council);
});
afterAll(() => council.close());

describe('nobody is let in', () => {
  const expectRefused = async (
    attempt: ReturnType<Council['signIn']>,
    [status, title]: readonly [number, string],
  ): Promise<void> => {
    const came = await attempt;
    expect([came.status, came.page]).toEqual([status, expect.stringContaining(title)]);
    expect(came.page).toMatch(/Try again/);
    expect(came.page).not.toMatch(/canary|OAUTH|at \w+ \(/);
    expect((await came.jar.get(`${originOfServer(node)}/account`)).status).toBe(303);
  };

  it('with a closed account', async () => {
    const entry = person(['administrator']);
    const { jar } = await council.signIn(entry);
    await signedIn(node, ['administrator']);
    const close = () => node.app.get(CommandBus).execute(new CloseAccount({ user: council.userOf(entry) }));
    const administrator = Principal.user('u-1', ['administrator']);
    const { position } = await withOrigin(originOf(administrator), close);
    await node.app.get(Projections).reached(position!);
    expect((await jar.get(`${originOfServer(node)}/account`)).status).toBe(303);
    await expectRefused(council.signIn(entry), [403, 'Your account is closed']);
  });

  it('with one factor where two are needed', async () => {
    const entry = person(['broker'], { amr: ['pwd'] });
    await expectRefused(council.signIn(entry), [403, 'A second step is needed']);
    expect(await council.accountOf(entry)).toBeUndefined();
  });

  it('who gives up at the council’s sign-in', async () => {
    const before = provider.asked.get('/token');
    await expectRefused(council.signIn(undefined), [400, 'You are not signed in']);
    expect(provider.asked.get('/token')).toBe(before);
  });

  it('with the answer to somebody else’s sign-in, or a second time', async () => {
    provider.entry = person(['broker']);
    const begin = `${originOfServer(node)}/sign-in/oidc`;
    const isBack = (address: string) => address.includes('/callback');
    const [own, others] = [new CookieJar(), new CookieJar()];
    const { address } = await own.follow(begin, isBack);
    await others.follow(begin, isBack);
    const planted = await others.get(address);
    expect([planted.status, await planted.text()]).toEqual([400, expect.stringContaining('Sign in again')]);
    expect((await others.get(`${originOfServer(node)}/account`)).status).toBe(303);
    expect((await own.get(address)).status).toBe(303);
    expect((await own.get(address)).status).toBe(400);
  });

  it('while the council’s sign-in is down', async () => {
    const fresh = await Council.server(provider, folders[1]);
    try {
      provider.interrupt();
      const { status, page } = await council.signIn(person(['broker']), { at: fresh });
      expect([status, page]).toEqual([503, expect.stringContaining('cannot be reached')]);
      expect(page).toContain('Try again');
    } finally {
      provider.resume();
      await fresh.close();
    }
  });
});

it('is nothing where no council’s sign-in is set', async () => {
  const alone = await createApp({ folder: folders[2], port: 0, themeColour: '#12436D' });
  try {
    for (const path of ['/sign-in/oidc', '/sign-in/oidc/callback?code=a&state=b'])
      expect((await fetch(`${alone.url}${path}`)).status).toBe(404);
  } finally {
    await alone.close();
  }
});
