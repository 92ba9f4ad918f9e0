import { Oidc, type OidcSetting } from '../../src/identity/oidc.ts';
import { CookieJar } from '../support/cookie-jar.ts';
import { type DirectoryEntry, oidcProvider, type TestProvider } from '../support/oidc-provider.ts';

const back = 'http://localhost:3000/sign-in/oidc/callback';
const manager: DirectoryEntry = {
  sub: 'subject-1',
  amr: ['pwd', 'mfa'],
  claims: { name: 'Contract Manager', email: 'manager@example.test', roles: ['contract-manager'] },
};

let provider: TestProvider;
beforeAll(async () => {
  provider = await oidcProvider();
  provider.register(back);
});
beforeEach(() => {
  provider.resume();
  provider.entry = manager;
});
afterAll(() => provider.close());

const settingOf = ({ issuer, clientId, clientSecret }: TestProvider): OidcSetting => ({
  ...{ issuer, clientId, clientSecret, rolesClaim: 'roles', roleMap: null, requiredAmr: [] },
});
const open = (more: Partial<OidcSetting> = {}, of = provider) =>
  Oidc.open({ ...settingOf(of), ...more }, back);

/** Goes through the provider; what it sends the browser back with. */
async function answerTo(url: string): Promise<string> {
  const { address, response } = await new CookieJar().follow(url, (each) => each.startsWith(back));
  if (response) throw new Error(`The provider stops at ${address}: ${await response.text()}`);
  return new URL(address).search;
}
async function signIn(oidc: Oidc) {
  const { url, session } = await oidc.begin('/offers');
  return oidc.complete(await answerTo(url), session);
}

it('knows who came back, and the roles of the claim', async () => {
  expect(await signIn(open())).toEqual({
    ...{ iss: provider.issuer, sub: 'subject-1', name: 'Contract Manager', email: 'manager@example.test' },
    ...{ roles: ['contract-manager'], provider: null },
  });
});

it('asks with PKCE, a state and a nonce of its own each time', async () => {
  const oidc = open();
  const [first, second] = [await oidc.begin('/'), await oidc.begin('/')];
  const { searchParams } = new URL(first.url);
  expect(Object.fromEntries(searchParams)).toMatchObject({
    ...{ response_type: 'code', response_mode: 'query', scope: 'openid profile email', redirect_uri: back },
    ...{ code_challenge_method: 'S256', state: first.session.state, nonce: first.session.nonce },
  });
  expect(first.url).not.toContain(first.session.verifier);
  for (const key of ['state', 'nonce', 'verifier'] as const)
    expect(first.session[key]).not.toBe(second.session[key]);
});

it('has people sign in anew before what is delicate, and takes no word of long ago for it', async () => {
  const oidc = open();
  const { url, session } = await oidc.begin('/account', true);
  expect(new URL(url).searchParams.get('max_age')).toBe('900');
  expect(await oidc.complete(await answerTo(url), session)).toMatchObject({ sub: 'subject-1' });
  // The same answer to a question that did not ask when: nothing in it says so.
  const { url: asBefore, session: begun } = await oidc.begin('/account');
  const answer = await answerTo(asBefore);
  await expect(oidc.complete(answer, { ...begun, freshly: true })).rejects.toMatchObject({
    kind: 'unusable',
  });
});

it('asks the provider for what its token leaves out, with the secret as the provider wants it', async () => {
  const short = await oidcProvider({ inToken: false, secretIn: 'client_secret_basic' });
  try {
    short.register(back);
    short.entry = manager;
    expect(await signIn(open({}, short))).toMatchObject({
      ...{ name: 'Contract Manager', email: 'manager@example.test', roles: ['contract-manager'] },
    });
    expect(short.asked.get('/me')).toBe(1);
    expect(provider.asked.get('/me')).toBeUndefined();
  } finally {
    await short.close();
  }
});

describe('lets nobody in', () => {
  const refused = (kind: string) => expect.objectContaining({ name: 'OidcRefused', kind });

  it('with a state that this browser was not given', async () => {
    const oidc = open();
    const [first, second] = [await oidc.begin('/'), await oidc.begin('/')];
    const tokens = provider.asked.get('/token') ?? 0;
    const answer = await answerTo(first.url);
    await expect(oidc.complete(answer, second.session)).rejects.toEqual(refused('stale'));
    await expect(oidc.complete(answer, undefined)).rejects.toEqual(refused('stale'));
    await expect(oidc.complete('', first.session)).rejects.toEqual(refused('stale'));
    expect(provider.asked.get('/token') ?? 0).toBe(tokens);
  });

  it('with a code that was used before', async () => {
    const oidc = open();
    const { url, session } = await oidc.begin('/');
    const answer = await answerTo(url);
    await oidc.complete(answer, session);
    await expect(oidc.complete(answer, session)).rejects.toEqual(refused('stale'));
  });

  it('with the nonce of another sign-in', async () => {
    const oidc = open();
    const { url, session } = await oidc.begin('/');
    const answer = await answerTo(url);
    const completing = oidc.complete(answer, { ...session, nonce: 'another' });
    await expect(completing).rejects.toEqual(refused('unusable'));
  });

  it('with a code that was asked for by somebody else, who has another verifier', async () => {
    const oidc = open();
    const { url, session } = await oidc.begin('/');
    const { verifier } = (await oidc.begin('/')).session;
    const completing = oidc.complete(await answerTo(url), { ...session, verifier });
    await expect(completing).rejects.toEqual(refused('stale'));
  });

  it('when the answer names another issuer', async () => {
    const oidc = open();
    const { url, session } = await oidc.begin('/');
    const answer = new URLSearchParams(await answerTo(url));
    answer.set('iss', 'https://elsewhere.example.org');
    await expect(oidc.complete(answer.toString(), session)).rejects.toEqual(refused('unusable'));
  });

  it('without the way of signing in that is required', async () => {
    const strict = open({ requiredAmr: ['mfa', 'hwk'] });
    await expect(signIn(strict)).resolves.toMatchObject({ sub: 'subject-1' });
    for (const amr of [['pwd'], []]) {
      provider.entry = { ...manager, amr, claims: { ...manager.claims } };
      await expect(signIn(strict)).rejects.toEqual(refused('one-factor'));
    }
  });

  it('who gives up at the provider, and repeats none of its words', async () => {
    provider.entry = undefined;
    const failing = signIn(open());
    await expect(failing).rejects.toEqual(refused('declined'));
    const error: unknown = await failing.catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('canary');
    expect((error as Error).cause).toBeUndefined();
  });

  it('when the provider does not know this client or its secret', async () => {
    const failing = signIn(open({ clientSecret: 'wrong' }));
    await expect(failing).rejects.toEqual(refused('client-refused'));
  });

  it('while the provider does not answer; then it is asked again', async () => {
    const oidc = open();
    provider.interrupt();
    await expect(oidc.begin('/')).rejects.toEqual(refused('unreachable'));
    provider.resume();
    const { url, session } = await oidc.begin('/');
    const answer = await answerTo(url);
    provider.interrupt();
    await expect(oidc.complete(answer, session)).rejects.toEqual(refused('unreachable'));
  });
});

it('asks where the provider is once for all', async () => {
  const before = provider.asked.get('/.well-known/openid-configuration') ?? 0;
  const oidc = open();
  await Promise.all([oidc.begin('/'), oidc.begin('/'), signIn(oidc)]);
  expect(provider.asked.get('/.well-known/openid-configuration')).toBe(before + 1);
});

it('meets no provider without encryption, but on this machine', async () => {
  const elsewhere = await oidcProvider({ host: '127.0.0.2' });
  try {
    elsewhere.register(back);
    await expect(open({}, elsewhere).begin('/')).rejects.toMatchObject({ kind: 'unreachable' });
    expect(elsewhere.asked.size).toBe(0);
  } finally {
    await elsewhere.close();
  }
});
