import { EventStore } from '#event-sourcing';
import type { RunningServer } from '../../../src/main.ts';
import { signedIn, tokenFor } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type Answer, Window } from '../account/window.ts';
import { flat, serveProposals } from './proposals.ts';

const folder = temporaryFolder();
const form = '/prices/uplifts/new';
let server: RunningServer;
let officer: Window;
let broker: Window;
let token: string;

beforeAll(async () => {
  server = await serveProposals(folder);
  officer = new Window(server, await signedIn(server, ['contract-manager']));
  broker = new Window(server, await signedIn(server, ['broker']));
  token = await tokenFor(server, ['contract-manager']);
});
afterAll(() => server.close());

/** Everything that a form can say: 60 % × 10.1 % + 40 % × 3 % = 7.26 %. */
const whole = {
  ...{ ...flat, uplift: 'U2', title: 'Weighted', kind: 'weighted', milliPercent: '' },
  ...{ 'cost-name-1': 'Staff', 'cost-weightPercent-1': '60', 'cost-milliPercent-1': '10.1' },
  ...{ 'cost-name-3': 'Others', 'cost-weightPercent-3': '40', 'cost-milliPercent-3': '3 %' },
  ...{ 'cost-series-3': 'CPIH', 'cost-publishedOn-3': '17/6/2026' },
  ...{ leastMilliPercent: '1', mostMilliPercent: '8', leastPence: '16', mostPence: '£25.00' },
  ...{ rule: 'anniversary', from: '1/4/2027', mode: 'up', incrementPence: '4' },
  ...{ areas: ['A1', 'A2'], levels: ['1', '2'], services: 'home-care', bands: ['enhanced', 'standard'] },
  ...{ providers: ['P1', 'P2'], 'exception-provider-2': 'P2', 'exception-milliPercent-2': '−0.5' },
};
type Typed = Readonly<Record<string, string | readonly string[]>>;
const preview = (fields: Typed) => officer.post(form, { ...fields, do: 'preview' });
const propose = (fields: Typed) => officer.post(form, { ...fields, do: 'propose' });
const recorded = () => server.app.get(EventStore).last();

/** The figures of a page under "What it would do", without what leads from there. */
function figuresOf({ body }: Answer): string {
  const found = /id="preview"[^]*?(<p class="govuk-body">\d[^]*?)<\/section>/.exec(body)?.[1] ?? '';
  const told = found.replaceAll(/<ul class="takeaway">.*?<\/ul>/gs, '').replaceAll(/<[^>]*>/g, '|');
  return told.replaceAll(/[|\s]+/g, ' ');
}

it('leads from the uplifts to the form, for those who may propose', async () => {
  const link = `href="${form}?framework=CSH-2025"`;
  expect((await officer.get('/prices/uplifts')).body).toContain(link);
  expect((await broker.get('/prices/uplifts')).body).not.toContain(link);
  expect([(await broker.get(form)).status, (await broker.post(form, flat)).status]).toEqual([403, 403]);
  const { status, body } = await officer.get(form);
  expect(status).toBe(200);
  for (const words of ['on record: CPIH', 'Level 2', 'weekend', 'Care by P2', 'id="cost-name-3"'])
    expect(body).toContain(words);
  for (const words of ['id="cost-name-4"', 'Live-in care', 'What it would do', 'There is a problem'])
    expect(body).not.toContain(words);
});

it('shows what a plan would do and cost with the warning, keeps what was typed, and records nothing', async () => {
  const before = await recorded();
  const shown = await preview(flat);
  expect([shown.status, await recorded()]).toEqual([200, before]);
  // £20.00 becomes £20.58 for ten hours a week, £18.00 £18.52 for three and a half.
  for (const words of ['3 rates would rise', '£397.33 more', 'Area A1 1 £302.43', 'Care by P2 1 £94.90'])
    expect(figuresOf(shown)).toContain(words);
  expect(figuresOf(shown)).toContain('Home care standard £20.00 £20.58 1 September 2026');
  expect(shown.body).toContain('less than what was given every year');
  expect(shown.body).toContain('To the penny, half up');
  for (const value of ['U1', 'Uplift of 2026', '2.9', '1/9/2026', 'Paper 12'])
    expect(shown.body).toContain(`value="${value}"`);
  expect((await preview({ ...flat, milliPercent: '3' })).body).not.toContain('less than what was given');
});

it.each([
  ['one percentage', { ...flat, uplift: 'U-flat' }],
  ['everything that a form can say', whole],
])('proposes %s with the very figures of its preview', async (_, fields) => {
  const before = figuresOf(await preview(fields));
  expect(before).toContain('would rise');
  const position = await recorded();
  expect((await propose(fields)).location).toBe(
    `/prices/uplifts/${fields.uplift}?framework=CSH-2025&done=propose`,
  );
  expect(await recorded()).toBe(position! + 1);
  const page = await officer.get(`/prices/uplifts/${fields.uplift}?done=propose`);
  expect(page.body).toContain('The uplift is proposed: somebody else decides.');
  expect(figuresOf(page)).toBe(before);
  // Whoever proposed it is not asked to decide.
  expect(page.body).toContain('/withdraw?');
  for (const deed of ['/approve?', '/refuse?']) expect(page.body).not.toContain(deed);
});

it('records what was typed, to the last part, and a program is told the same figures of the same plan', async () => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const ask = async (path: string, body?: object) => {
    const request = body ? { headers, method: 'POST', body: JSON.stringify(body) } : { headers };
    return (await (await fetch(`${server.url}/api/v1/uplifts/${path}`, request)).json()) as object;
  };
  const cost = (name: string, weightPercent: number, milliPercent: number, more = {}) => ({
    ...{ name, weightPercent, milliPercent, series: null, publishedOn: null, ...more },
  });
  const plan = {
    ...{ title: 'Weighted', evidence: 'Paper 12', rounding: { mode: 'up', incrementPence: 4 } },
    formula: {
      kind: 'weighted',
      parts: [
        cost('Staff', 60, 10_100),
        cost('Others', 40, 3000, { series: 'CPIH', publishedOn: '2026-06-17' }),
      ],
    },
    bounds: { leastMilliPercent: 1000, mostMilliPercent: 8000, leastPence: 1600, mostPence: 2500 },
    scope: {
      ...{ areas: ['A1', 'A2'], levels: [1, 2], providers: ['P1', 'P2'], services: ['home-care'] },
      bands: ['enhanced', 'standard'],
    },
    exceptions: [{ provider: 'P2', milliPercent: -500 }],
    effective: { rule: 'anniversary', yearFrom: '2027-04-01' },
  };
  expect(await ask('U2')).toMatchObject(plan);
  const { at: _at, uplift: _uplift, ...planned } = (await ask('U3/preview', plan)) as Record<string, unknown>;
  expect(await ask('U2/preview')).toMatchObject(planned);
});

it('has two more rows than were filled', async () => {
  const { body } = await preview({ ...whole, uplift: 'U9' });
  expect([body.includes('id="cost-name-5"'), body.includes('id="cost-name-6"')]).toEqual([true, false]);
});
