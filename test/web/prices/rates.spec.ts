import { RateUplifted, RateVaried } from '../../../contexts/prices/index.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { County } from '../../support/county.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { signedIn } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MovingClock } from '../account/moving-clock.ts';
import { type Answer, Window } from '../account/window.ts';

const folder = temporaryFolder();
const clock = new MovingClock();
let server: RunningServer;
let officer: Window;
let broker: Window;
let bidder: Window;

/** The rows of the first table of a page as text. */
const rowsOf = ({ body }: Answer): readonly string[] => {
  const rows = body.slice(body.indexOf('<tbody')).split('</tbody>')[0]!.split('<tr>').slice(1);
  return rows.map((row) =>
    row
      .replaceAll(/<span class="govuk-visually-hidden">.*?<\/span>/g, '')
      .replaceAll(/\s*(<[^>]*>\s*)+/g, '|'),
  );
};

beforeAll(async () => {
  const county = new County().area('A1').area('A2', 2);
  for (const [provider, pence] of Object.entries({ P1: 1680, P2: 2010 }))
    county.provider(provider).rate(provider, 'A1', pence);
  county.rate('P1', 'A2', 2000).rate('P2', 'A1', 2512, '2025-01-06', 'enhanced');
  const rate = { framework: 'CSH-2025', provider: 'P1', area: 'A1', band: 'standard' } as const;
  const changed = (hourlyPence: number, effectiveFrom: string, oldPence: number, decidedOn: string) => ({
    ...{ ...rate, service: 'home-care' as const },
    ...{ hourlyPence, effectiveFrom, oldPence, decidedOn },
  });
  const uplifted = changed(1764, '2026-04-01', 1680, '2026-03-02');
  const varied = changed(1800, '2026-09-01', 1764, '2026-06-03');
  county.record('rates-CSH-2025-P1', new RateUplifted({ ...uplifted, uplift: 'U1' }));
  county.record('rates-CSH-2025-P1', new RateVaried({ ...varied, variation: 'V1' }));
  await recordIn(folder, clock, county.events);
  server = await createApp({ folder, port: 0, themeColour: '#12436d', clock });
  officer = new Window(server, await signedIn(server, ['contract-manager']));
  broker = new Window(server, await signedIn(server, ['broker']));
  bidder = new Window(server, await signedIn(server, ['provider'], 'P1'));
});
afterAll(() => server.close());

describe('the rates in force', () => {
  it('are listed by area and provider, as on the day that is asked for', async () => {
    expect(rowsOf(await officer.get('/prices'))).toEqual([
      '|Area A1|1|Care by P1|Home care|standard|£17.64|1 Apr 2026|',
      '|Area A1|1|Care by P2|Home care|enhanced|£25.12|6 Jan 2025|',
      '|Area A1|1|Care by P2|Home care|standard|£20.10|6 Jan 2025|',
      '|Area A2|2|Care by P1|Home care|standard|£20.00|6 Jan 2025|',
    ]);
    expect(rowsOf(await officer.get('/prices?asOf=2026-03-31'))[0]).toContain('£16.80|6 Jan 2025');
    expect(rowsOf(await officer.get('/prices?asOf=2026-09-01'))[0]).toContain('£18.00|1 Sep 2026');
  });

  it('can be chosen by area, service, provider and band', async () => {
    expect(rowsOf(await officer.get('/prices?area=A2'))).toHaveLength(1);
    expect(rowsOf(await officer.get('/prices?provider=P2&band=enhanced'))).toHaveLength(1);
    const none = await officer.get('/prices?service=live-in');
    expect([none.status, none.body.includes('No rate is in force.')]).toEqual([200, true]);
    expect((await officer.get('/prices?service=gardening')).status).toBe(400);
  });

  it('offers to choose what there is, and nobody what leads him to a refusal', async () => {
    const offered = ({ body }: Answer, field: string) =>
      [
        ...(new RegExp(`<select[^>]*id="${field}".*?</select>`, 's').exec(body)?.[0] ?? '').matchAll(
          /value="([^"]*)"/g,
        ),
      ].map(([, value]) => value);
    const page = await officer.get('/prices');
    expect(offered(page, 'provider')).toEqual(['', 'P1', 'P2']);
    expect(offered(page, 'band')).toEqual(['', 'enhanced', 'standard']);
    const own = new Window(server, await signedIn(server, ['provider'], 'P2'));
    const theirs = offered(await own.get('/prices'), 'area');
    expect(theirs).toEqual(['', 'A1']);
    for (const area of theirs) expect((await own.get(`/prices?area=${area}`)).status).toBeLessThan(400);
    const empty = '/prices?service=live-in';
    expect((await officer.get(empty)).body).toContain('href="/imports"');
    expect((await broker.get(empty)).body).not.toContain('href="/imports"');
  });

  it('lead to the history as of the day that was asked for', async () => {
    const { body } = await officer.get('/prices?asOf=2026-03-31');
    const to = /href="(\/prices\/rates\/P1\/A1[^"]*)"/.exec(body)?.[1] ?? '';
    const rows = rowsOf(await officer.get(to.replaceAll('&amp;', '&')));
    expect(rows.map((row) => row.split('|').at(-3))).toEqual(['to come', 'to come', 'in force']);
  });

  it('are a provider’s own alone, and lead to the pages that whoever looks may open', async () => {
    expect(rowsOf(await bidder.get('/prices')).map((row) => row.split('|')[3])).toEqual([
      ...['Care by P1', 'Care by P1'],
    ]);
    const linksOf = ({ body }: Answer) =>
      [...(/<nav aria-label="Prices">.*?<\/nav>/s.exec(body)?.[0] ?? '').matchAll(/href="([^"?]*)/g)].map(
        ([, path]) => path,
      );
    const own = ['/prices/variations', '/prices/significant-changes'];
    const councils = ['/prices/figures', '/prices/indices'];
    expect(linksOf(await bidder.get('/prices'))).toEqual(own);
    expect(linksOf(await officer.get('/prices'))).toEqual(['/prices/uplifts', ...own, ...councils]);
    expect(linksOf(await officer.get('/prices/indices'))).toEqual([
      ...['/prices', '/prices/uplifts', ...own, '/prices/figures'],
    ]);
  });
});

describe('the history of a rate', () => {
  const path = '/prices/rates/P1/A1/home-care/standard';

  it('has each amount with the decision that changed it, the newest first', async () => {
    const page = await officer.get(path);
    expect(rowsOf(page)).toEqual([
      expect.stringMatching(
        /^\|1 September 2026\|£18.00\|\+2.04%\|Variation V1\|3 June 2026\|to come\|event \d+\|$/,
      ),
      expect.stringMatching(/^\|1 April 2026\|£17.64\|\+5%\|Uplift U1\|2 March 2026\|in force\|event \d+\|$/),
      expect.stringMatching(/^\|6 January 2025\|£16.80\|–\|Agreed\|.*\|past\|event \d+\|$/),
    ]);
    expect(page.body).toContain('href="/prices/uplifts/U1?framework=CSH-2025"');
    expect(page.body).toContain('href="/prices/variations/V1?framework=CSH-2025"');
    const events = [...page.body.matchAll(/href="(\/api\/v1\/events[^"]*)"/g)].map(([, to = '']) => to);
    const types: unknown[] = [];
    for (const to of events) {
      const answer = JSON.parse((await officer.get(to.replaceAll('&amp;', '&'))).body) as {
        readonly events: readonly { readonly type: string }[];
      };
      types.push(answer.events.map(({ type }) => type));
    }
    expect(types).toEqual([['RateVaried'], ['RateUplifted'], ['RateAgreed']]);
  });

  it('leads nobody to what he may not open', async () => {
    const [own, brokers] = [await bidder.get(path), await broker.get(path)];
    expect(own.body).not.toContain('/prices/uplifts/U1');
    expect([own.body, brokers.body].map((body) => body.includes('/api/v1/events'))).toEqual([false, false]);
    expect(own.body).toContain('/prices/variations/V1');
  });

  it('is not there for a rate that was never agreed, nor to a provider for another’s', async () => {
    expect((await officer.get('/prices/rates/P1/A9/home-care/standard')).status).toBe(404);
    expect((await officer.get('/prices/rates/P1/A1/gardening/standard')).status).toBe(400);
    expect((await bidder.get('/prices/rates/P2/A1/home-care/standard')).status).toBe(404);
  });
});
