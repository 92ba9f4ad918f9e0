import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type TenderCouncil, tenderCouncil } from '../../support/live-tender.ts';
import type { Window } from '../account/window.ts';

const folder = temporaryFolder();
let council: TenderCouncil;
let manager: Window;
let auditor: Window;
let bidder: Window;
let other: Window;

beforeAll(async () => {
  council = await tenderCouncil(folder);
  manager = await council.window('contract-manager');
  auditor = await council.window('auditor');
  bidder = await council.window('P1');
  other = await council.window('P2');
});
afterAll(() => council.server.close());

const at = '?framework=CSH-2025';
const page = `/tenders/T-1${at}`;
const deed = (name: string) => `/tenders/T-1/${name}${at}`;
const terms = {
  ...{ tender: 'T-1', title: 'Home care 2026' },
  ...{ questionsUntil: '1/7/2026 12:00', deadline: '1/7/2026 17:00' },
  ...{ generation: '1', quality: '60', minimumQualityPercent: '60', scale: '5' },
  ...{ priceMethod: 'lowest-over-price', primary: '2', secondary: '1', by: 'points' },
  lots: ['A1/primary', 'A1/reserve', 'A2/primary'],
  ...{ 'question-1': 'How do you keep people safe?', 'question-weight-1': '3', 'question-minimum-1': '2' },
  ...{ 'question-3': 'How do you recruit?', 'question-weight-3': '2' },
  ...{ 'rate-service-1': 'home-care', 'rate-band-1': 'standard', 'rate-weight-1': '1' },
};
const bid = {
  lots: ['A1/primary', 'A1/reserve'],
  'rate-1-1': '24.08',
  'answer-1': 'WITH-CARE-7781',
  'answer-2': 'Locally',
};
const deedsOf = (body: string) =>
  [...body.matchAll(/row-button" href="\/tenders\/T-1\/([a-z]+)\?/g)].map(([, name]) => name);

it('a tender is opened by a form that says what is missing', async () => {
  expect((await bidder.get(`/tenders/new${at}`)).status).toBe(403);
  const form = await manager.get(`/tenders/new${at}`);
  expect(form.body).toContain('Area A1, secondary');
  const { lots: _lots, ...without } = terms;
  const wrong = await manager.post(`/tenders/new${at}`, {
    ...without,
    'question-weight-1': '',
    quality: 'x',
  });
  expect(wrong.status).toBe(400);
  for (const words of [
    'Choose at least one position',
    'Enter how much question 1 counts',
    '“Percent for quality” must be a whole number',
    'value="Home care 2026"',
  ])
    expect(wrong.body).toContain(words);
  const late = await manager.post(`/tenders/new${at}`, { ...terms, deadline: '1/6/2026 12:00' });
  expect(late.body).toContain('Give a deadline for bids that is still to come.');
  expect(await manager.post(`/tenders/new${at}`, terms)).toMatchObject({ status: 303, location: page });
});

it('everybody finds it with its terms, its way and what may be done', async () => {
  for (const who of [manager, auditor, bidder]) {
    expect((await who.get(`/tenders${at}`)).body).toContain('3 positions in 2 areas');
    const { body } = await who.get(page);
    for (const words of ['60% quality, 40% price', 'Q3', 'Home care (standard)', 'open for bids'])
      expect(body).toContain(words);
  }
  expect(deedsOf((await manager.get(page)).body)).toEqual(['ask', 'appoint', 'extend', 'cancel']);
  expect(deedsOf((await auditor.get(page)).body)).toEqual([]);
  expect(deedsOf((await bidder.get(page)).body)).toEqual(['ask']);
});

it('a question is answered for all, who asked is told to nobody else', async () => {
  await bidder.post(deed('ask'), { text: 'Is travel inside the rate?' });
  const form = (await manager.get(deed('answer'))).body;
  const clarification = /value="(C-\w+)"/.exec(form)?.[1] ?? '';
  expect(await manager.post(deed('answer'), { clarification, text: 'Yes, it is.' })).toMatchObject({
    status: 303,
  });
  expect((await manager.get(page)).body).toContain('Care by P1');
  for (const [who, told] of [
    [bidder, true],
    [other, false],
  ] as const) {
    const { body } = await who.get(page);
    expect(body).toContain('Yes, it is.');
    expect(body).not.toContain('Care by P1');
    expect(/, you<\/span>/.test(body)).toBe(told);
  }
});

it('an evaluator is chosen by name and declares interests', async () => {
  const { user } = manager.visitor;
  expect((await manager.get(deed('appoint'))).body).toContain(`Tester ${user}`);
  await manager.post(deed('appoint'), { evaluator: user });
  expect((await manager.get(page)).body).toContain('not declared');
  expect((await auditor.get(page)).body).toContain(`Tester ${user}`);
  expect((await bidder.get(page)).body).not.toContain(user);
  await manager.post(deed('declare'), { interests: ['P3'] });
  expect((await manager.get(page)).body).toContain('Care by P3');
  await manager.post(deed('declare'), {});
  expect((await manager.get(page)).body).not.toContain('Care by P3');
});

it('a bidder gives its bid by a form, gets a receipt, and can replace and withdraw it', async () => {
  expect((await manager.get(`/tenders/T-1/bid${at}`)).status).toBe(403);
  const missing = await bidder.post(`/tenders/T-1/bid${at}`, { ...bid, 'rate-1-1': '', 'answer-2': '' });
  expect(missing.status).toBe(400);
  expect(missing.body).toContain('Enter your rate for Home care (standard) in Area A1 in pounds');
  expect(missing.body).toContain('Answer the question “How do you recruit?”');
  expect(missing.body).toContain('WITH-CARE-7781');
  expect((await bidder.post(`/tenders/T-1/bid${at}`, bid)).location).toBe(`${page}&done=bid`);
  const receipt = (await bidder.get(page)).body;
  expect(receipt).toMatch(/<code class="digest">[0-9a-f]{64}</);
  expect((await bidder.get(`/tenders/T-1/bid${at}`)).body).not.toContain('WITH-CARE-7781');
  expect((await bidder.post(deed('withdraw'))).status).toBe(303);
  expect((await bidder.get(page)).body).toContain('You withdrew your bid');
  await bidder.post(`/tenders/T-1/bid${at}`, bid);
  for (const who of [manager, auditor, other])
    for (const path of [page, `/tenders${at}`, `${page}&format=csv`]) {
      const { body } = await who.get(path);
      expect(body).not.toContain('WITH-CARE-7781');
      expect(body).not.toContain('24.08');
    }
  expect((await manager.get(page)).body).toContain('1 bid in time');
  expect((await manager.get(page)).body).not.toContain('Bids as they came');
  expect((await other.get(page)).body).toContain('You have not given a bid yet.');
});

it('the bids are opened after the deadline, and late ones are told so', async () => {
  expect(deedsOf((await manager.get(page)).body)).not.toContain('open');
  council.clock.pass(9 * 60);
  // A session ends after an hour without a sign: they come again.
  manager = await council.window('contract-manager');
  [bidder, other] = [await council.window('P1'), await council.window('P2')];
  const late = await other.post(`/tenders/T-1/bid${at}`, bid);
  expect(late.status).toBe(400);
  expect(late.body).toContain('It is on record that it came.');
  expect((await other.get(page)).body).toContain('after the deadline. It was not kept.');
  expect(deedsOf((await manager.get(page)).body)).toContain('open');
  expect((await manager.post(deed('open'))).status).toBe(303);
  const { body } = await manager.get(page);
  for (const words of ['being evaluated', 'Bids as they came', 'Care by P1', '/tenders/T-1/evaluation?'])
    expect(body).toContain(words);
  expect((await bidder.get(page)).body).not.toContain('/tenders/T-1/evaluation?');
});
