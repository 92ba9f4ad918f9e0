import { contentAt, type TenderCouncil, tenderCouncil, terms } from '../../../support/live-tender.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import type { Window } from '../../account/window.ts';
import { declares, text } from './judging.ts';

const folder = temporaryFolder();
const overview = '/tenders/T-2026/evaluation';
const area = '/tenders/T-2026/prices/A1';
const review = `${area}/reviews/P3/home-care/standard`;
const own = '/tenders/T-2026/bid/explanations';

let council: TenderCouncil;
let manager: Window;
let broker: Window;
let bidder: Window;

const location = (path: string, done: string) => `${path}?framework=CSH-2025&done=${done}`;

beforeAll(async () => {
  council = await tenderCouncil(folder);
  await council.post('contract-manager', 'tenders', terms);
  for (const [provider, pence] of [
    ['P1', 2000],
    ['P2', 2400],
    ['P3', 1500],
  ] as const)
    await council.post(provider, `tenders/T-2026/bids/${provider}`, contentAt(pence, `We are ${provider}`));
});
afterAll(() => council.server.close());

describe('before the opening', () => {
  it('there is nothing to judge', async () => {
    const early = await council.window('contract-manager');
    const page = await text(early, overview);
    expect(page.status).toBe(200);
    expect(page.words).toContain('The bids are sealed.');
    expect((await early.get(`${overview}/P1`)).status).toBe(404);
    expect((await early.get(area)).status).toBe(404);
  });

  it('and never for a bidder', async () => {
    const own = await council.window('P3');
    for (const path of [overview, `${overview}/P3`, area])
      expect([path, (await own.get(path)).status]).toEqual([path, 403]);
    expect((await own.post(overview, { do: 'prices' })).status).toBe(403);
  });
});

describe('quality', () => {
  beforeAll(async () => {
    council.clock.pass(9 * 60);
    // Sessions do not last that long.
    manager = await council.window('contract-manager');
    broker = await council.window('broker');
    bidder = await council.window('P3');
    for (const { visitor } of [manager, broker])
      await council.post('contract-manager', 'tenders/T-2026/evaluators', { evaluator: visitor.user });
    await council.post('contract-manager', 'tenders/T-2026/opening');
    await declares(council, manager, []);
    await declares(council, broker, ['P2']);
  });

  it('is scored by evaluators, each in one form', async () => {
    const page = await text(broker, `${overview}/P1`);
    expect(page.words).toContain('We are P1 (Q1)');
    expect(page.words).toContain('Your scores');
    expect(page.words).not.toContain('What the evaluators agree on');
    for (const provider of ['P1', 'P3']) {
      const path = `${overview}/${provider}`;
      const scores = { 'score-Q1': '4', 'score-Q2': provider === 'P1' ? '5' : '4' };
      expect((await broker.post(`${path}/scores`, scores)).location).toBe(location(path, 'scores'));
    }
    expect((await text(manager, overview)).words).toMatch(
      /Care by P1 1 of 2 scored 1 of 2 scored – not assessed/,
    );
  });

  it('is not scored by whoever has an interest in the bidder', async () => {
    const page = await text(broker, `${overview}/P2`);
    expect(page.words).toContain('You have declared an interest in this bidder');
    expect(page.body).not.toContain('name="score-Q1"');
    expect((await broker.post(`${overview}/P2/scores`, { 'score-Q1': '5' })).status).toBe(403);
  });

  it('keeps what was typed when a score is none', async () => {
    const wrong = await manager.post(`${overview}/P1/scores`, { 'score-Q1': '6', 'score-Q2': '3' });
    expect(wrong.status).toBe(400);
    expect(wrong.body).toContain('Enter a whole number of 0 to 5');
    expect(wrong.body).toContain('value="6"');
  });

  it('is what the evaluators agree on, with a reason', async () => {
    for (const provider of ['P1', 'P2', 'P3'])
      await manager.post(`${overview}/${provider}/scores`, { 'score-Q1': '4', 'score-Q2': '3' });
    const path = `${overview}/P1`;
    const agreed = { 'agreed-Q1': '4', 'reason-Q1': 'Both gave it.', 'agreed-Q2': '4' };
    const without = await manager.post(`${path}/agreement`, agreed);
    expect([without.status, without.body.includes('Say why')]).toEqual([400, true]);
    expect((await broker.post(`${path}/agreement`, agreed)).status).toBe(403);
    for (const provider of ['P1', 'P2', 'P3']) {
      const fields = ['Q1', 'Q2'].flatMap((question) => [
        [`agreed-${question}`, '4'],
        [`reason-${question}`, 'Agreed together.'],
      ]);
      const { location: led } = await manager.post(
        `${overview}/${provider}/agreement`,
        Object.fromEntries(fields),
      );
      expect(led).toBe(location(`${overview}/${provider}`, 'agreement'));
    }
    expect((await text(manager, path)).words).toContain('Agreed: 4 . Agreed together.');
    expect((await text(manager, path)).words).toContain(': 5 , ');
  });

  it('is assessed for all, before anybody looks at a rate', async () => {
    expect((await text(manager, area)).words).toContain('Quality comes first.');
    const before = await text(manager, overview);
    expect(before.body).not.toContain('value="rates"');
    expect((await broker.post(overview, { do: 'quality' })).status).toBe(403);
    expect((await manager.post(overview, { do: 'quality' })).location).toBe(location(overview, 'quality'));
    const page = await text(manager, location(overview, 'quality'));
    expect(page.words).toContain('The quality of every bid whose answers are agreed on is assessed.');
    expect(page.words).toContain('Care by P1 4 4 2 points apart 80.00 passed');
  });
});

describe('rates', () => {
  it('that stand out are flagged and reviewed', async () => {
    expect((await text(manager, area)).words).toMatch(
      /Care by P3 Home care \(standard\) £15.00 below the lowest/,
    );
    expect((await manager.post(overview, { do: 'rates' })).location).toBe(location(overview, 'rates'));
    expect((await text(manager, overview)).words).toContain('rates under review');
    const page = await text(manager, area);
    expect(page.words).toContain('Care by P3: Home care (standard), £15.00 an hour');
    expect(page.body).not.toContain(`${review}/receive`);
  });

  it('are not rejected before the bidder was asked and has explained them', async () => {
    expect((await text(manager, `${review}/conclude`)).body).not.toContain('value="rejected"');
    const early = await manager.post(`${review}/conclude`, { outcome: 'rejected', reason: 'Too low.' });
    expect(early.status).toBe(400);
    expect((await text(bidder, own)).words).toContain('The council has not asked you to explain a rate.');
    expect((await text(bidder, '/tenders/T-2026')).words).not.toContain('explain rates of your bid');
    const asked = await manager.post(`${review}/request`, { dueOn: '8/7/2026' });
    expect(asked.location).toBe(location(area, 'request'));
    expect((await text(bidder, own)).words).toMatch(
      /Area A1 Home care \(standard\) £15.00 8 July 2026 Explain it/,
    );
  });

  it('are explained by the bidder itself, and by no other', async () => {
    const path = `${own}/A1/home-care/standard`;
    expect((await text(bidder, '/tenders/T-2026')).words).toContain('explain rates of your bid');
    const other = await council.window('P1');
    expect((await other.get(path)).status).toBe(404);
    expect((await manager.get(own)).status).toBe(403);
    const page = await text(bidder, path);
    expect(page.words).toContain('The council reads this before it decides');
    // Neither what it was held against, nor anything about the others.
    expect(page.words).not.toMatch(/median|£20|£24/);
    expect((await bidder.post(path, { text: 'Our workers live in the area.' })).location).toBe(
      location(own, 'explained'),
    );
    expect((await text(manager, area)).words).toContain('Our workers live in the area.');
  });

  it('are rejected then, and have no price', async () => {
    const concluded = { outcome: 'rejected', reason: 'It does not cover travel.' };
    expect((await manager.post(`${review}/conclude`, concluded)).location).toBe(location(area, 'conclude'));
    // The high one of P2 is flagged too; that of P1 is not.
    for (const rate of ['P1', 'P2'])
      expect([
        rate,
        (await manager.get(`${area}/reviews/${rate}/home-care/standard/conclude`)).status,
      ]).toEqual([rate, rate === 'P2' ? 200 : 404]);
    const accepted = { outcome: 'accepted', reason: 'The council does not cap rates.' };
    await manager.post(`${area}/reviews/P2/home-care/standard/conclude`, accepted);
    await manager.post(overview, { do: 'prices' });
    const page = await text(manager, area);
    expect(page.words).toMatch(/1 Care by P1 £20.00 40.00 50.00 90.00 £20.00 ÷ £20.00 × 50/);
    expect(page.words).toMatch(/2 Care by P2 £24.00 40.00 41.67 81.67 £20.00 ÷ £24.00 × 50/);
    expect(page.words).toContain('Without a price, because a rate was rejected or is missing: Care by P3.');
    expect((await text(manager, overview)).words).toContain('Care by P1 90.00');
  });

  it('stay the council’s business until the outcome', async () => {
    const seen = JSON.stringify((await council.get('P3', 'tenders/T-2026')).body);
    expect(seen).not.toContain('rejected');
    expect(seen).not.toContain('Agreed together.');
    expect((await council.get('P3', 'tenders/T-2026/evaluation')).status).toBe(403);
    expect((await council.get('auditor', 'tenders/T-2026/evaluation')).status).toBe(200);
  });
});
