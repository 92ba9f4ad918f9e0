import { Principal } from '#access';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloseAccount } from '../../../contexts/accounts/close-account.ts';
import { Asking } from '../../../src/identity/asking.ts';
import { BreakGlass } from '../../../src/identity/break-glass.ts';
import { until } from '../../support/in-time.ts';
import { mailServer, type MailServer } from '../../support/mail-server.ts';
import { accountWith } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { codeOf } from '../account/code-of.ts';
import { clock, historyOf, newcomer, openServer, password } from './newcomer.ts';
import { Stranger } from './stranger.ts';

const breakGlassFile = join(temporaryFolder(), 'break-glass.json');
let passphrase: string;
let secret: string;
beforeAll(async () => {
  const seal = await BreakGlass.seal('Evenhand');
  writeFileSync(breakGlassFile, JSON.stringify(seal.file));
  [passphrase, secret] = [seal.passphrase, seal.file.totp];
});

describe('where the council signs people in', () => {
  const oidc = {
    issuer: 'https://council.example.org',
    clientId: 'evenhand',
    clientSecret: 'of a test',
    rolesClaim: 'roles',
    roleMap: null,
    requiredAmr: [],
  };
  const server = openServer({ localAccounts: false, breakGlassFile, oidc });

  it('leads there, and says quietly what is left in an emergency', async () => {
    const { body } = await new Stranger(server).get('/sign-in?next=%2Foffers%3Fa%3D1%26b%3D2');
    expect(body).toContain('href="/sign-in/oidc?next=%2Foffers%3Fa%3D1%26b%3D2"');
    expect(body).toContain('<details class="govuk-details">');
    expect(body).toContain('Emergency access');
    expect(body).toContain('value="break-glass"');
    expect(body).not.toContain('href="/reset"');
  });

  it('lets whoever broke the seal in, by both steps', async () => {
    const stranger = new Stranger(server);
    const wrong = await stranger.post('/sign-in', { email: 'break-glass', password });
    expect(wrong.status).toBe(400);
    expect(wrong.body).toContain('<details class="govuk-details" open>');
    const right = await stranger.post('/sign-in', { email: 'break-glass', password: passphrase });
    expect(right.location).toBe('/sign-in/second-factor');
    expect((await stranger.post('/sign-in/second-factor', { code: '000000' })).status).toBe(400);
    const code = codeOf(secret, clock.now());
    expect((await stranger.post('/sign-in/second-factor', { code })).location).toBe('/');
    expect((await stranger.get('/administration/users')).status).toBe(200);
    expect(await historyOf(server, 'break-glass')).toEqual(['AccountOpened', 'RolesGranted', 'SignedIn']);
  });

  it('lets nobody else in by a password', async () => {
    const { status } = await new Stranger(server).post('/sign-in', { email: 'first@example.org', password });
    expect(status).toBe(400);
  });
});

describe('where there is a way for emergencies besides', () => {
  const server = openServer({ breakGlassFile });

  it('has no second form for it, and takes it at the one that there is', async () => {
    const { body } = await new Stranger(server).get('/sign-in');
    expect(body).not.toContain('Emergency access');
    clock.pass(1);
    const stranger = new Stranger(server);
    await stranger.post('/sign-in', { email: 'break-glass', password: passphrase });
    const code = codeOf(secret, clock.now());
    expect((await stranger.post('/sign-in/second-factor', { code })).location).toBe('/');
  });
});

describe('where there is mail', () => {
  let mails: MailServer;
  const setting = { url: '', from: 'evenhand@example.org' };
  beforeAll(async () => {
    mails = await mailServer({ encrypts: false });
    setting.url = `smtp://127.0.0.1:${mails.port}`;
  });
  afterAll(() => mails.close());
  const server = openServer({ mail: setting });

  it('answers the same to whoever asks for a link, whether there is an account or not', async () => {
    const { email } = await newcomer(server);
    const answers = [email, 'nobody@example.org'].map(async (each) => {
      const { status, location, body } = await new Stranger(server).post('/reset', { email: each });
      return { status, location, body };
    });
    const [one, other] = await Promise.all(answers);
    expect(one).toEqual({ status: 303, location: '/sign-in?said=reset-asked', body: '' });
    expect(other).toEqual(one);
    const sent = await until(() => mails.taken.find(({ content }) => content.includes('/reset/')));
    expect(sent.to).toEqual([email]);
    const { body } = await new Stranger(server).get('/sign-in?said=reset-asked');
    expect(body).toContain('If there is an account with this address');
  });

  it('says what an address is', async () => {
    const { status, body } = await new Stranger(server).post('/reset', { email: '<b>no address' });
    expect(status).toBe(400);
    expect(body).toContain('value="&lt;b&gt;no address"');
  });
});

describe('an account that is closed', () => {
  const server = openServer();

  it('is not let past the password', async () => {
    const { user, email } = await newcomer(server);
    const administrator = Principal.user(await accountWith(server, ['administrator']), ['administrator']);
    await server.app.get(Asking).as(administrator, new CloseAccount({ user }));
    const { status, body } = await new Stranger(server).post('/sign-in', { email, password });
    expect(status).toBe(400);
    expect(body).toContain('This account cannot sign in');
  });
});
