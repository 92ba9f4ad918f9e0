import { Identity } from '../../../src/identity/identity.ts';
import { clock, codeNow, newcomer, openServer, password } from './newcomer.ts';
import { afterFirstStep, Stranger } from './stranger.ts';

const server = openServer();
const identity = () => server.app.get(Identity);

describe('the second step', () => {
  it('is over after five wrong answers, of whatever kind', async () => {
    const known = await newcomer(server);
    const stranger = await afterFirstStep(server, known);
    const give = (fields: Record<string, string>) => stranger.post('/sign-in/second-factor', fields);
    expect((await give({ code: '' })).status).toBe(400);
    for (const fields of [{ code: '000000' }, { recovery: '0aaa-aaaa-aaaa' }, { code: 'abcdef' }])
      expect((await give(fields)).status).toBe(400);
    expect(await give({ answer: '{}' })).toMatchObject({ status: 400 });
    expect((await give({ code: '000000' })).status).toBe(400);
    expect(await give({ code: '000000' })).toMatchObject({
      status: 303,
      location: '/sign-in?said=too-often',
    });
    expect((await give({ code: codeNow(known) })).location).toBe('/sign-in?said=too-long');
  });

  it('is over after ten minutes', async () => {
    const known = await newcomer(server);
    const stranger = await afterFirstStep(server, known);
    clock.pass(11);
    expect((await stranger.get('/sign-in/second-factor')).location).toBe('/sign-in?said=too-long');
    const { location } = await stranger.post('/sign-in/second-factor', { code: codeNow(known) });
    expect(location).toBe('/sign-in?said=too-long');
  });

  it('takes a recovery code, however it is written', async () => {
    const known = await newcomer(server);
    const stranger = await afterFirstStep(server, known);
    const recovery = known.recoveryCodes[7]?.toUpperCase().replaceAll('-', ' ') ?? '';
    expect((await stranger.post('/sign-in/second-factor', { recovery })).location).toBe('/');
    expect((await stranger.get('/account')).status).toBe(200);
  });

  it('is never reached without one that counts', async () => {
    const known = await newcomer(server);
    identity().authenticators.remove(known.user);
    const { status, body } = await new Stranger(server).post('/sign-in', { email: known.email, password });
    expect(status).toBe(400);
    expect(body).toContain('Ask an administrator for a reset link');
  });
});

describe('whoever guesses', () => {
  it('is told how long to wait, while the owner comes in', async () => {
    const known = await newcomer(server);
    const own = await afterFirstStep(server, known);
    await own.post('/sign-in/second-factor', { code: codeNow(known) });
    clock.pass(1);
    await own.post('/sign-out');
    const { attempts } = identity();
    const fail = (account: string) =>
      attempts.attempt({ account, address: '127.0.0.1', known: false }, () => Promise.resolve(undefined));
    for (const each of Array.from({ length: 30 }, (_, index) => `nobody-${index}`)) await fail(each);
    const { status, retryAfter, body } = await new Stranger(server).post('/sign-in', {
      email: known.email,
      password,
    });
    expect(status).toBe(429);
    expect(Number(retryAfter)).toBeGreaterThan(0);
    expect(body).toContain('There is a problem');
    const { location } = await own.post('/sign-in', { email: known.email, password });
    expect(location).toBe('/sign-in/second-factor');
  });
});
