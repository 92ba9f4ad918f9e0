import { EventStore } from '#event-sourcing';
import type { RunningServer } from '../../../src/main.ts';
import { toMilliPercent } from '../../../src/web/prices/price-words.ts';
import { signedIn } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type Answer, Window } from '../account/window.ts';
import { flat, serveProposals } from './proposals.ts';

const folder = temporaryFolder();
let server: RunningServer;
let officer: Window;

beforeAll(async () => {
  server = await serveProposals(folder);
  officer = new Window(server, await signedIn(server, ['contract-manager']));
});
afterAll(() => server.close());

type Typed = Readonly<Record<string, string>>;
const send = (fields: Typed, what: 'preview' | 'propose') =>
  officer.post('/prices/uplifts/new', { ...fields, do: what });
const recorded = () => server.app.get(EventStore).last();

/** The words of the summary of errors, each with the field that it leads to. */
const problemsOf = ({ status, body }: Answer) => {
  const list = /govuk-error-summary__list">([^]*?)<\/ul>/.exec(body)?.[1] ?? '';
  const links = [...list.matchAll(/<a href="#([^"]+)">([^<]+)</g)];
  const texts = links.map(([, field = '', text = '']) => `${field}: ${text.trim()}`);
  expect(status).toBe(400);
  expect(body).toContain('<title>Error: ');
  for (const [, field = ''] of links) expect(body).toContain(`id="${field}"`);
  return texts;
};

/** What is chosen and not typed; what is not listed cannot be chosen again. */
const chosen = ['areas', 'levels', 'exception-provider-1'];

describe('what is wrong stands at its field, and what was typed is kept:', () => {
  beforeAll(async () => expect((await send(flat, 'propose')).status).toBe(303));

  it.each<readonly [Typed, readonly string[]]>([
    [{ uplift: 'U 9' }, ['uplift: Enter a reference']],
    [{ uplift: 'U1', title: 'Another' }, ['uplift: There is an uplift U1 already']],
    [{ title: '', evidence: '' }, ['title: Enter a name', 'evidence: Enter the reason']],
    [{ milliPercent: '' }, ['milliPercent: Enter the percentage']],
    [{ milliPercent: '2.9001' }, ['milliPercent: “Percentage” must be']],
    [{ milliPercent: '1001' }, ['milliPercent: “Percentage” must be']],
    [{ from: '31/9/2026' }, ['from: Enter a day that exists']],
    [{ kind: 'weighted' }, ['cost-name-1: Enter at least one cost']],
    [
      {
        kind: 'weighted',
        'cost-name-2': 'Staff',
        'cost-weightPercent-2': '101',
        'cost-publishedOn-2': 'May',
      },
      [
        'cost-weightPercent-2: Enter how much',
        'cost-milliPercent-2: Enter by',
        'cost-publishedOn-2: Enter for',
      ],
    ],
    [
      { kind: 'weighted', 'cost-name-1': 'Staff', 'cost-weightPercent-1': '60', 'cost-milliPercent-1': '1' },
      ['cost-weightPercent-1: The weights of the costs make 60 %'],
    ],
    [{ leastMilliPercent: '4', mostMilliPercent: '3' }, ['leastMilliPercent: A least is above']],
    [{ leastPence: '20', mostPence: '19.99' }, ['leastPence: A least is above']],
    [{ mostPence: 'much' }, ['mostPence: “Cap of the rate']],
    [{ areas: 'A9' }, ['areas: Tick only what is listed']],
    [{ levels: '3' }, ['levels: Tick only what is listed']],
    [{ mode: 'up' }, ['incrementPence: Enter the step']],
    [{ incrementPence: '4' }, ['mode: Choose how to round to steps of 4 pence']],
    [{ mode: 'up', incrementPence: '0' }, ['incrementPence: Enter the step']],
    [{ 'exception-provider-1': 'P2' }, ['exception-milliPercent-1: Enter the percentage of exception 1']],
    [{ 'exception-provider-1': 'P9', 'exception-milliPercent-1': '1' }, ['exception-provider-1: Choose the']],
    [
      {
        ...{ 'exception-provider-1': 'P2', 'exception-milliPercent-1': '1' },
        ...{ 'exception-provider-3': 'P2', 'exception-milliPercent-3': '2' },
      },
      ['exception-provider-3: The provider of exception 3 has one already'],
    ],
  ])('%j', async (typed, expected) => {
    const before = await recorded();
    const fields = { ...flat, uplift: 'U9', ...typed };
    for (const answer of [await send(fields, 'preview'), await send(fields, 'propose')]) {
      const problems = problemsOf(answer);
      expect(problems).toEqual(expected.map((text) => expect.stringContaining(text) as unknown));
      for (const [, text] of Object.entries(fields).filter(
        ([name, text]) => text !== '' && !chosen.includes(name),
      ))
        expect(answer.body).toContain(`value="${text}"`);
    }
    expect(await recorded()).toBe(before);
  });
});

it.each([
  ['7.26', 7260],
  ['+3 %', 3000],
  ['−1.5%', -1500],
  ['-0', 0],
  ['1.2345', undefined],
  ['3,5', undefined],
  ['%', undefined],
  ['1.2.3', undefined],
])('the percentage %s is %s thousandths', (typed, thousandths) => {
  expect(toMilliPercent(typed)).toBe(thousandths);
});
