import { EventStore } from '#event-sourcing';
import { Identity } from '../../src/identity/identity.ts';
import type { RunningServer } from '../../src/main.ts';
import { admit } from '../support/admissions.ts';
import { CookieJar } from '../support/cookie-jar.ts';
import { Council, originOfServer, person } from '../support/council.ts';
import { tokenFor } from '../support/signed-in.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folders = [temporaryFolder(), temporaryFolder()] as const;
let council: Council;
let node: RunningServer;
beforeAll(async () => {
  council = await Council.open(...folders);
  node = council.node;
});
afterAll(() => council.close());

const open = async (jar: CookieJar, path: string) => {
  const response = await jar.get(`${originOfServer(node)}${path}`);
  return { status: response.status, page: await response.text() };
};

describe('somebody whom the council’s directory knows', () => {
  it('is signed in, and comes to where he wanted to go', async () => {
    const entry = person(['contract-manager']);
    const { jar, address, status } = await council.signIn(entry, { next: '?next=%2Faccount%3Fa%3Db' });
    expect([address, status]).toEqual([`${originOfServer(node)}/account?a=b`, 200]);
    const { page } = await open(jar, '/account');
    expect(page).toContain('Tester 1');
    expect(await council.accountOf(entry)).toMatchObject({
      ...{
        user: council.userOf(entry),
        how: 'oidc',
        roles: ['contract-manager'],
        provider: null,
        closed: false,
      },
      ...{ factors: [], passwordSetAt: null },
    });
  });

  it('stands in the log without a name, an address or what the issuer calls him', async () => {
    const entry = person(['broker'], { sub: 'subject-canary' });
    await council.signIn(entry);
    const { events } = await node.app.get(EventStore).readAll({ from: 0 });
    const log = JSON.stringify(events);
    expect(log).toContain(council.userOf(entry));
    expect(log).toContain('"factor":"oidc"');
    expect(log).not.toMatch(/Tester|example\.test|subject-|http:/);
  });

  it('is the same user when he comes again, with the roles that he has now', async () => {
    const entry = person(['contract-manager', 'broker']);
    const first = await council.signIn(entry);
    const changed = { ...entry, claims: { ...entry.claims, roles: ['auditor'] } };
    await council.signIn(changed);
    expect((await council.accountOf(entry))?.roles).toEqual(['auditor']);
    expect((await open(first.jar, '/account')).page).toContain('Auditor');
    await council.signIn({ ...entry, claims: { ...entry.claims, roles: [] } });
    expect((await council.accountOf(entry))?.roles).toEqual([]);
  });

  it('is the same user on another node', async () => {
    const entry = person(['broker']);
    await council.signIn(entry);
    await council.signIn(entry, { at: council.nodes[1]! });
    expect(await council.accountOf(entry, council.nodes[1])).toMatchObject({
      user: council.userOf(entry),
      roles: ['broker'],
    });
  });

  it('gets a session of a new id, so that nobody who planted the old one is in', async () => {
    const jar = new CookieJar();
    const [origin, name] = [originOfServer(node), '__Host-evenhand'];
    await jar.get(`${origin}/sign-in/oidc`);
    const before = jar.cookie(origin, name);
    expect(before).toBeDefined();
    await council.signIn(person(['broker']), { jar });
    expect(jar.cookie(origin, name)).not.toBe(before);
    const planted = await fetch(`${origin}/account`, {
      redirect: 'manual',
      headers: { cookie: `${name}=${before}` },
    });
    expect(planted.status).toBe(303);
  });

  it('is never led to another server', async () => {
    const { address } = await council.signIn(person(['broker']), { next: '?next=//elsewhere.example.org' });
    expect(new URL(address).origin).toBe(originOfServer(node));
  });

  it('keeps his name when somebody else has his address', async () => {
    const [first, second] = [person(['broker']), person(['broker'])];
    await council.signIn(first);
    await council.signIn({ ...second, claims: { ...second.claims, email: first.claims?.['email'] } });
    const { people } = node.app.get(Identity);
    expect(people.of(council.userOf(second))).toMatchObject({ name: second.claims?.['name'], email: '' });
    expect(people.byEmail(String(first.claims?.['email']))?.user).toBe(council.userOf(first));
  });
});

describe('a provider’s staff', () => {
  it('are bound to the provider that the directory names', async () => {
    const token = await tokenFor(node, ['contract-manager']);
    expect((await admit(node.url, 'P16', token))?.ok).toBe(true);
    const entry = person(['provider:P16']);
    expect((await council.signIn(entry, { next: '?next=/account' })).status).toBe(200);
    expect(await council.accountOf(entry)).toMatchObject({ roles: ['provider'], provider: 'P16' });
  });

  it('have no role when nobody knows that provider, and are told so', async () => {
    const entry = person(['provider:P99']);
    const { jar, status, page } = await council.signIn(entry);
    expect([status, page]).toEqual([200, expect.stringContaining('You have no role yet')]);
    expect(page).toContain('belong to P99');
    expect(await council.accountOf(entry)).toMatchObject({ roles: [], provider: null });
    expect((await open(jar, '/account')).status).toBe(200);
  });
});

it('gives nobody roles that do not go together, and says why', async () => {
  const entry = person(['auditor', 'administrator']);
  const { page } = await council.signIn(entry);
  expect(page).toContain('do not go together');
  expect((await council.accountOf(entry))?.roles).toEqual([]);
});

it('gives no role to whom the directory names none, who is signed in all the same', async () => {
  const { jar } = await council.signIn(person(['Domain Users']));
  expect((await open(jar, '/account')).status).toBe(200);
  expect((await open(jar, '/offers')).status).toBe(403);
});
