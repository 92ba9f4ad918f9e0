import { jest } from '@jest/globals';
import { ProviderScope } from '#access';
import { createApp, type RunningServer } from '../../src/main.ts';
import { type World, recordWorlds, SetClock, world } from '../support/provider-worlds.ts';
import { signedIn, tokenFor } from '../support/signed-in.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { controllersIn } from './controllers.ts';
import { searches } from './searches.ts';

const foxtrot = world('foxtrot', 71_717);
const quebec = world('quebec', 83_838);
const folder = temporaryFolder();
const clock = new SetClock();
let server: RunningServer;

beforeAll(async () => {
  await recordWorlds(folder, clock, [foxtrot, quebec]);
  const limits = { reading: 100_000, delay: 10_000 };
  server = await createApp({ folder, port: 0, themeColour: '#12436D', clock, limits });
  for (const { provider, credentials } of [foxtrot, quebec]) {
    credentials.push({ cookie: (await signedIn(server, ['provider'], provider)).cookie });
    credentials.push({ authorization: `Bearer ${await tokenFor(server, ['provider'], provider)}` });
  }
});
afterAll(async () => {
  jest.restoreAllMocks();
  await server.close();
});

const get = async (url: string, headers: Readonly<Record<string, string>>) => {
  const answer = await fetch(`${server.url}${url}`, { headers, redirect: 'manual' });
  // A form's token is random letters, among which any short word turns up one day.
  const body = (await answer.text()).replaceAll(/name="_csrf" value="[^"]+"/g, '');
  return { status: answer.status, text: `${JSON.stringify([...answer.headers])} ${body}` };
};

/** What of the other world is in an answer, besides what was typed. */
function canaries(text: string, { word, pence }: World, typed: readonly string[] = []): readonly string[] {
  const said = typed.reduce((left, each) => left.replaceAll(each, ''), text);
  const price = `£${(pence / 100).toFixed(2)}`;
  const found = said.matchAll(new RegExp(`.{0,30}(${word}|${pence}|${price}).{0,30}`, 'gi'));
  return [...found].map(([where]) => where);
}

const live = '/api/v1/live';
const routes = () =>
  controllersIn(server.app)
    .flatMap(({ gets }) => gets)
    .filter((route) => route !== live);

/** Everything that may be asked about a thing, by what it is called. */
const about = (route: string, referral: string, { word, provider }: World) =>
  searches.map((search) => {
    const path = route.replace(':referral', referral).replace(':provider', provider).replace(':area', 'A1');
    return `${path.replace(':package', `K-${word}-1`).replace(':variation', `V-${word}`)}?${search}`;
  });

const worlds = [
  ['foxtrot', foxtrot, quebec],
  ['quebec', quebec, foxtrot],
] as const;

describe.each(worlds)('the provider of the world %s', (_name, mine, other) => {
  it('finds nothing of the other, whatever it opens and asks', async () => {
    const leaks: string[] = [];
    const own = { seen: 0, answers: 0 };
    for (const route of routes()) {
      const referrals = route.includes(':referral') ? ['R-both', `R-${mine.word}`] : [''];
      for (const url of referrals.flatMap((referral) => about(route, referral, mine)))
        for (const credentials of url.startsWith('/api/') ? mine.credentials : mine.credentials.slice(0, 1)) {
          const { status, text } = await get(url, credentials);
          if (status >= 500) leaks.push(`${url}: ${status}`);
          leaks.push(...canaries(text, other).map((each) => `${url}: ${each}`));
          own.answers += 1;
          own.seen += status === 200 && canaries(text, mine).length > 0 ? 1 : 0;
        }
    }
    expect(leaks).toEqual([]);
    expect(own.answers).toBeGreaterThan(500);
    expect(own.seen).toBeGreaterThan(100);
  });

  it('is told of what is the other’s what it is told of what there is not', async () => {
    const things = [
      ['/api/v1/kpi/acceptance?provider=*', other.provider],
      ['/api/v1/kpi/acceptance?provider=*&format=csv', other.provider],
      ['/api/v1/kpi/range-of-needs?provider=*', other.provider],
      ['/api/v1/offers?provider=*', other.provider],
      ['/api/v1/placements?provider=*', other.provider],
      ['/api/v1/rates?provider=*', other.provider],
      ['/api/v1/offers/mine?provider=*', other.provider],
      ['/api/v1/packages?provider=*', other.provider],
      ['/api/v1/packages/*', `K-${other.word}-1`],
      ['/api/v1/price-variations?provider=*', other.provider],
      ['/api/v1/price-variations/*', `V-${other.word}`],
      ['/api/v1/providers/*', other.provider],
      ['/api/v1/referrals/*/order', `R-${other.word}`],
      ['/api/v1/audit/referrals/*', `R-${other.word}`],
      ['/api/v1/audit/referrals/*?knownAt=2026-06-25T00:00:00Z', `R-${other.word}`],
      ['/offers?provider=*', other.provider],
      ['/placements?provider=*', other.provider],
      ['/record?provider=*', other.provider],
      ['/referrals/*', `R-${other.word}`],
      ...['kpi/acceptance', 'kpi/range-of-needs', 'offers', 'packages', 'placements', 'rates'].map((each) => [
        `/api/v1/${each}?area=*`,
        'A2',
      ]),
    ] as const;
    for (const [url = '', thing = ''] of things) {
      const nothing = 'X'.padEnd(thing.length, 'x');
      const ask = async (name: string) => {
        const { status, text } = await get(url.replace('*', name), mine.credentials[0]!);
        // An answer's own marks differ each time.
        const said = text.slice(text.indexOf(']] '));
        expect([url, canaries(said, other, [thing])]).toEqual([url, []]);
        return { url, status, said: said.replaceAll(name, 'it') };
      };
      const told = await ask(thing);
      expect(told).toEqual(await ask(nothing));
      // The page of one's own record is about nobody else, whatever its address says.
      expect([url, told.status]).toEqual([url, url.startsWith('/record') ? 200 : 404]);
    }
  });

  it('can ask for nothing that is the other’s, and learns nothing by asking', async () => {
    const post = async (offer: string, referral: string) => {
      const answer = await fetch(`${server.url}/api/v1/offers/${offer}/exemption`, {
        method: 'POST',
        headers: { ...mine.credentials[1]!, 'content-type': 'application/json' },
        body: JSON.stringify({ framework: 'CSH-2025', referral }),
      });
      const said = (await answer.text()).replaceAll(offer, 'it').replaceAll(referral, 'there');
      return { status: answer.status, said };
    };
    const told = await post(`O-${other.word}-1`, `R-${other.word}`);
    expect(told).toMatchObject({ status: 404, said: expect.stringContaining('offer-unknown') as string });
    expect(await post('O-none-1', 'R-none')).toEqual(told);
    expect(await post(`O-${other.word}-3`, 'R-both')).toEqual(told);
    const { status, said } = await post(`O-${mine.word}-2`, 'R-both');
    expect([status, said]).toEqual([409, expect.stringContaining('reason-not-exempt')]);
  });

  it('is not told that anything of the other was recorded', async () => {
    const manager = { cookie: (await signedIn(server, ['contract-manager'])).cookie };
    const heard = async (headers: Readonly<Record<string, string>>) => {
      const abort = new AbortController();
      const answer = await fetch(`${server.url}${live}?after=0`, { headers, signal: abort.signal });
      const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      while (!text.includes('event: recorded')) text += (await reader.read()).value ?? '';
      abort.abort();
      return Number(/"position":(\d+)/.exec(text)?.[1]);
    };
    const events = (await (
      await fetch(`${server.url}/api/v1/events?limit=1000`, { headers: manager })
    ).json()) as {
      events: { pos: number; data: object }[];
    };
    const position = await heard(mine.credentials[0]!);
    const told = events.events.find(({ pos }) => pos === position);
    expect(JSON.stringify(told?.data)).toContain(mine.word);
    expect(canaries(JSON.stringify(told?.data), other)).toEqual([]);
    expect(await heard(manager)).toBeGreaterThan(position);
  });

  it('finds its own record on one page, and is sent there first', async () => {
    const first = await fetch(`${server.url}/`, { headers: mine.credentials[0]!, redirect: 'manual' });
    expect([first.status, first.headers.get('location')]).toEqual([303, '/my-offers']);
    const { text } = await get('/record?asOf=2026-06-30', mine.credentials[0]!);
    expect(text).toContain(`£${(mine.pence / 100).toFixed(2)}`);
    expect(text).toContain(`/offers?framework=CSH-2025&amp;provider=${mine.provider}&amp;area=A1`);
    expect(text).toContain(`/placements?framework=CSH-2025&amp;provider=${mine.provider}`);
    expect(text).toContain('3 packages, 30 hours a week in all.');
  });

  it('has the figures that the council has of it, and no others', async () => {
    const manager = { cookie: (await signedIn(server, ['contract-manager'])).cookie };
    const json = async (path: string, headers: Readonly<Record<string, string>>) =>
      (await (await fetch(`${server.url}/api/v1/${path}`, { headers })).json()) as Record<string, unknown[]>;
    for (const [path, list] of [
      ['kpi/acceptance', 'rows'],
      ['kpi/range-of-needs', 'rows'],
      ['offers', 'offers'],
      ['rates', 'rates'],
    ] as const) {
      const whole = (await json(path, manager))[list] as { provider: string }[];
      const seen = (await json(path, mine.credentials[0]!))[list];
      expect(seen).toEqual(whole.filter(({ provider }) => provider === mine.provider));
      expect(seen).not.toEqual([]);
    }
  });
});

it('notices when the scope covers everything', async () => {
  jest.spyOn(ProviderScope.prototype, 'covers').mockReturnValue(true);
  for (const path of ['/placements', '/referrals/R-both', '/api/v1/rates', '/api/v1/frameworks']) {
    const { text } = await get(path, foxtrot.credentials[0]!);
    expect([path, canaries(text, quebec).length > 0]).toEqual([path, true]);
  }
});
