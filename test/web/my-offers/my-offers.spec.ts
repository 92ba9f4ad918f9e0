import { createApp, type RunningServer } from '../../../src/main.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { signedIn } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MovingClock } from '../account/moving-clock.ts';
import { type Answer, Window } from '../account/window.ts';
import { offered } from './offered.ts';

const folder = temporaryFolder();
const clock = new MovingClock();
let server: RunningServer;
let provider: Window;
let other: Window;
let broker: Window;

beforeAll(async () => {
  await recordIn(folder, clock, offered().events);
  server = await createApp({ folder, port: 0, themeColour: '#12436d', clock });
  provider = new Window(server, await signedIn(server, ['provider'], 'P1'));
  other = new Window(server, await signedIn(server, ['provider'], 'P2'));
  broker = new Window(server, await signedIn(server, ['broker']));
});
afterAll(() => server.close());

/** The card of an offer, or what is told of an answered one. */
const part = ({ body }: Answer, offer: string) =>
  new RegExp(`<li class="[^"]*" id="${offer}">[^]*?(?=<li class="[^"]*" id=|</section>)`).exec(body)?.[0] ??
  '';

/** A page without the tokens of its forms, which may hold any letters. */
const told = (body: string) => body.replaceAll(/name="_csrf" value="[^"]+"/g, '');

describe('my offers', () => {
  it('shows each open offer with the time left and what is needed, the one due first first', async () => {
    const page = await provider.get('/my-offers');
    expect(page.status).toBe(200);
    expect(page.body).toContain('4 offers wait for your answer');
    expect(page.body.indexOf('id="O1"')).toBeLessThan(page.body.indexOf('id="O2"'));
    const card = part(page, 'O1');
    for (const words of ['45 minutes left', '9:45am today', 'Area A1, 12.5 hours a week', 'Two at once'])
      expect(card).toContain(words);
    for (const words of ['6 July 2026', 'urgent', 'Primary provider', 'Referral R1, offer O1'])
      expect(card).toContain(words);
  });

  it('tells what became of answered ones', async () => {
    const page = await provider.get('/my-offers');
    expect(part(page, 'O6')).toContain('You declined: it would not be safe.');
    expect(part(page, 'O6')).toContain('Ask that it does not count');
    expect(part(page, 'O7')).toContain('There was no answer by');
    expect(part(page, 'O7')).not.toContain('Ask that it does not count');
    expect(part(page, 'O8')).toContain('href="/packages/K8?framework=CSH-2025"');
  });

  it('is where a provider begins, and for nobody else', async () => {
    expect((await provider.get('/')).status).not.toBe(200);
    expect((await provider.get('/my-offers')).body).toContain('href="/record"');
    expect(await broker.get('/my-offers')).toMatchObject({ status: 303, location: '/' });
    expect((await broker.get('/my-offers/R1/O1/accept')).status).toBe(403);
    expect((await broker.post('/my-offers/R1/O1/accept')).status).toBe(403);
  });

  it('knows nothing of the offers of others, not even that there are any', async () => {
    expect(told((await provider.get('/my-offers')).body)).not.toMatch(/O5|R5|P2/);
    const [theirs, nobodys] = await Promise.all([
      provider.get('/my-offers/R5/O5/accept'),
      provider.get('/my-offers/R9/O9/accept'),
    ]);
    expect([theirs.status, nobodys.status]).toEqual([404, 404]);
    const words = ({ body }: Answer) => body.replaceAll(/name="_csrf" value="[^"]+"/g, '');
    expect(words(theirs).replaceAll('O5', 'O9')).toBe(words(nobodys));
    expect((await provider.post('/my-offers/R5/O5/accept')).status).toBe(404);
    expect(told((await other.get('/my-offers')).body)).not.toMatch(/O1|R1|P1/);
  });
});

describe('an answer', () => {
  it('is yes with two clicks, and a third does no harm', async () => {
    const asked = await provider.get('/my-offers/R1/O1/accept');
    expect(asked.body).toContain('Accept this offer?');
    expect(asked.body).toContain('12.5');
    const answered = await provider.post('/my-offers/R1/O1/accept?framework=CSH-2025');
    expect(answered).toMatchObject({ status: 303, location: '/my-offers?framework=CSH-2025&done=accept' });
    const page = await provider.get('/my-offers?done=accept');
    expect(page.body).toContain('You accepted the offer.');
    expect(part(page, 'O1')).toContain('accepted');
    expect((await provider.post('/my-offers/R1/O1/accept')).status).toBe(303);
  });

  it('is no only with a reason', async () => {
    const without = await provider.post('/my-offers/R2/O2/decline');
    expect(without.status).toBe(400);
    expect(without.body).toMatch(/<title>Error: /);
    expect(without.body).toContain('<a href="#reason">Choose why you decline the offer</a>');
    expect((await provider.post('/my-offers/R2/O2/decline', { reason: 'NO_CAPACITY_STAFF' })).status).toBe(
      303,
    );
    expect(part(await provider.get('/my-offers'), 'O2')).toContain('You declined: not enough staff.');
  });

  it('can be another time or start', async () => {
    const wrong = await provider.post('/my-offers/R3/O3/propose', {
      startOn: '30/2/2026',
      timeSlot: 'evening',
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body).toContain('value="30/2/2026"');
    const fields = { startOn: '10/7/2026', timeSlot: 'evening' };
    expect((await provider.post('/my-offers/R3/O3/propose', fields)).status).toBe(303);
    const card = part(await provider.get('/my-offers'), 'O3');
    expect(card).toContain('You proposed another time (evening) and the start on 10 July 2026.');
    expect(card).not.toContain('Propose another time');
  });

  it('can be a part of it', async () => {
    expect((await provider.post('/my-offers/R4/O4/part', { weeklyMinutes: 'some' })).status).toBe(400);
    expect((await provider.post('/my-offers/R4/O4/part', { weeklyMinutes: '6:30' })).status).toBe(303);
    expect(part(await provider.get('/my-offers'), 'O4')).toContain('You can take 6.5 hours a week of it.');
  });

  it('can be disputed where the policy names its reason, once', async () => {
    expect((await provider.post('/my-offers/R6/O6/exempt')).status).toBe(303);
    const told = part(await provider.get('/my-offers'), 'O6');
    expect(told).toContain('The council is asked that it should not count, and has not decided yet.');
    expect(told).not.toContain('Ask that it does not count');
    expect((await provider.post('/my-offers/R7/O7/exempt')).status).toBe(400);
  });

  it('is none of those that there are: there is no such page', async () => {
    expect((await provider.get('/my-offers/R1/O1/burn')).status).toBe(404);
  });
});

describe('a pause', () => {
  it('is said from a day on, and ended', async () => {
    const asked = await provider.get('/my-offers/pause');
    expect(asked.body).toContain('recorded as declined and count');
    expect(asked.body).toMatch(/<option value="A2">Area A2<\/option>/);
    expect((await provider.post('/my-offers/pause', { area: 'A1', from: '' })).status).toBe(400);
    expect((await provider.post('/my-offers/pause', { area: 'A1', from: '30/6/2026' })).body).toContain(
      'There is a problem',
    );
    expect((await provider.post('/my-offers/pause', { area: 'A1', from: '3/7/2026' })).status).toBe(303);
    expect((await provider.get('/my-offers')).body).toContain('Area A1: from 3 July 2026 until you resume');
    expect((await provider.post('/my-offers/resume', { area: 'A1', from: '2026-07-03' })).status).toBe(303);
    expect((await provider.get('/my-offers')).body).toContain(
      'You can be offered referrals in all your areas.',
    );
    expect((await other.get('/my-offers/pause')).body).not.toContain('Area A1');
    expect((await broker.get('/my-offers/pause')).status).toBe(403);
  });
});

it('says of an answer that comes too late why it is not taken', async () => {
  clock.pass(2 * 24 * 60);
  const later = new Window(server, await signedIn(server, ['provider'], 'P1'));
  expect(part(await later.get('/my-offers'), 'O4')).toContain('overdue');
  const late = await later.post('/my-offers/R4/O4/accept');
  expect(late.status).toBe(400);
  expect(late.body).toContain('There is a problem');
  expect(late.body).toMatch(/deadline/);
});
