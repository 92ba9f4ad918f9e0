import { clock, codeNow, newcomer, type Newcomer, openServer, password } from './newcomer.ts';
import { afterFirstStep, Stranger } from './stranger.ts';

const server = openServer();
const wrong = 'The address or the password is not right';

describe('the sign-in page', () => {
  let known: Newcomer;
  beforeAll(async () => {
    known = await newcomer(server);
  });

  it('says what is missing, field by field', async () => {
    const { status, body } = await new Stranger(server).post('/sign-in');
    expect(status).toBe(400);
    for (const text of ['Enter your email address', 'Enter your password'])
      expect(body.split(text)).toHaveLength(3);
  });

  it('says the same of a wrong password and of an address that nobody has', async () => {
    const bodies = [known.email, 'nobody@example.org'].map(async (email) => {
      const sent = { email, password: '<script>nonsense</script>' };
      const { status, body } = await new Stranger(server).post('/sign-in', sent);
      expect(status).toBe(400);
      expect(body).toContain(wrong);
      expect(body).not.toContain('nonsense');
      return body.replaceAll(email, '').replaceAll(/name="_csrf" value="[^"]+"/g, '');
    });
    const [one, other] = await Promise.all(bodies);
    expect(one).toBe(other);
  });

  it('asks for the second step, and then leads where one wanted to go', async () => {
    const stranger = new Stranger(server);
    const asked = await stranger.get('/offers?state=declined');
    expect(asked.location).toBe('/sign-in?next=%2Foffers%3Fstate%3Ddeclined');
    expect((await stranger.get(asked.location ?? '')).body).toContain(
      'name="next" value="/offers?state=declined"',
    );
    const inside = await afterFirstStep(server, known, { next: '/offers?state=declined' });
    expect((await inside.get('/account')).status).toBe(303);
    expect(await inside.post('/sign-in/second-factor', { code: codeNow(known) })).toMatchObject({
      status: 303,
      location: '/offers?state=declined',
    });
    expect((await inside.get('/account')).status).toBe(200);
    expect((await inside.get('/sign-in')).location).toBe('/');
    clock.pass(1);
  });

  it.each(['//elsewhere.test/', '/\\elsewhere.test', 'https://elsewhere.test/'])(
    'leads nobody to %s',
    async (next) => {
      const stranger = await afterFirstStep(server, known, { next });
      const { location } = await stranger.post('/sign-in/second-factor', { code: codeNow(known) });
      expect(location).toBe('/');
      clock.pass(1);
    },
  );

  it('takes no form that is not of a page of ours', async () => {
    const { status } = await new Stranger(server).postBlindly('/sign-in', { email: known.email, password });
    expect(status).toBe(403);
  });

  it('takes a field that is sent twice for none', async () => {
    const stranger = new Stranger(server);
    const form = new URLSearchParams([
      ['_csrf', await stranger.csrf()],
      ['email', known.email],
      ['password', password],
      ['password', password],
    ]);
    expect((await stranger.postBlindly('/sign-in', form)).status).toBe(400);
  });

  it('changes the id of the session, so that whoever knew the old one is not in', async () => {
    const stranger = await afterFirstStep(server, known);
    const other = new Stranger(server);
    other.session = stranger.session ?? '';
    await stranger.post('/sign-in/second-factor', { code: codeNow(known) });
    expect(stranger.session).not.toBe(other.session);
    expect((await other.get('/account')).status).toBe(303);
    clock.pass(1);
  });

  it('is where one is after signing out', async () => {
    const stranger = await afterFirstStep(server, known);
    await stranger.post('/sign-in/second-factor', { code: codeNow(known) });
    clock.pass(1);
    const { session = '' } = stranger;
    expect(await stranger.post('/sign-out')).toMatchObject({
      status: 303,
      location: '/sign-in?said=signed-out',
    });
    const other = new Stranger(server);
    other.session = session;
    expect((await other.get('/account')).status).toBe(303);
  });

  it('shows nothing but what it knows of `said`', async () => {
    const { body } = await new Stranger(server).get('/sign-in?said=constructor');
    expect(body).not.toContain('class="govuk-body notice"');
  });
});
