import type { Browser } from 'playwright-core';
import { Principal } from '#access';
import { originOf, withOrigin } from '#event-sourcing';
import { CommandBus } from '@nestjs/cqrs';
import { DeclareInterest } from '../../../../contexts/procurement/tendering/declare-interest.ts';
import { complaints, inBrowser, looks, openBrowser, violations } from '../../../support/browser.ts';
import { contentAt, type TenderCouncil, tenderCouncil, terms } from '../../../support/live-tender.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import type { Window } from '../../account/window.ts';

type Look = keyof typeof looks;

const sound = { violations: [], heard: [], wide: 0, titled: true };
const overview = '/tenders/T-2026/evaluation';
const review = '/tenders/T-2026/prices/A1/reviews/P3/home-care/standard';

inBrowser('a tender that is judged, in a browser', () => {
  const folder = temporaryFolder();
  const windows: Record<string, Window> = {};
  let council: TenderCouncil;
  let browser: Browser;

  /** Everything on the way to a price: scored, agreed, assessed, flagged, asked and explained. */
  async function judged() {
    const manager = await council.window('contract-manager');
    const evaluator = manager.visitor.user;
    await council.post('contract-manager', 'tenders/T-2026/evaluators', { evaluator });
    const declare = new DeclareInterest({ framework: 'CSH-2025', tender: 'T-2026', interests: [] });
    const by = Principal.user(evaluator, ['contract-manager']);
    await withOrigin(originOf(by), () => council.server.app.get(CommandBus).execute(declare));
    for (const provider of ['P1', 'P2', 'P3'])
      await manager.post(`${overview}/${provider}/scores`, { 'score-Q1': '4', 'score-Q2': '3' });
    const agreed = {
      'agreed-Q1': '4',
      'agreed-Q2': '3',
      'reason-Q1': 'All saw it.',
      'reason-Q2': 'All did.',
    };
    for (const provider of ['P1', 'P3']) await manager.post(`${overview}/${provider}/agreement`, agreed);
    windows['manager'] = manager;
    windows['P3'] = await council.window('P3');
    return { manager, agreed };
  }

  beforeAll(async () => {
    council = await tenderCouncil(folder);
    await council.post('contract-manager', 'tenders', terms);
    for (const [provider, pence] of Object.entries({ P1: 2000, P2: 2100, P3: 1500 }))
      await council.post(provider, `tenders/T-2026/bids/${provider}`, contentAt(pence, `We are ${provider}`));
    council.clock.pass(9 * 60);
    await council.post('contract-manager', 'tenders/T-2026/opening');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await council.server.close();
  });

  const pages = {
    scoring: [['manager', `${overview}/P2`, 'P2']],
    prices: [
      ['manager', overview, 'Evaluation'],
      ['manager', '/tenders/T-2026/prices/A1', 'Prices in Area A1'],
      ['manager', '/tenders/T-2026/prices/A2', 'Prices in Area A2'],
      ['P3', '/tenders/T-2026/bid/explanations', 'Rates to explain'],
      ['P3', '/tenders/T-2026/bid/explanations/A1/home-care/standard', 'Explain a rate'],
    ],
  } as const;

  async function look(who: string, path: string, title: string, look: Look) {
    const context = await browser.newContext(looks[look].window);
    const cookie = windows[who]?.visitor.cookie ?? '';
    await context.setExtraHTTPHeaders({ cookie });
    const page = await context.newPage();
    const heard = complaints(page);
    await page.goto(council.server.url + path);
    const [width, visible] = await page.evaluate<readonly [number, number]>(
      '[document.documentElement.scrollWidth, innerWidth]',
    );
    const heading = await page.locator('h1').textContent();
    const found = { violations: await violations(page, looks[look].only), heard: [...heard] };
    await context.close();
    return { path, look, ...found, wide: width - visible, titled: heading?.includes(title) };
  }

  it('is for everybody and stays in its window, while it is scored and while its rates are reviewed', async () => {
    const { manager, agreed } = await judged();
    for (const each of Object.keys(looks) as Look[])
      for (const [who, path, title] of pages.scoring)
        expect(await look(who, path, title, each)).toEqual({ path, look: each, ...sound });
    await manager.post(`${overview}/P2/agreement`, agreed);
    for (const sweep of ['quality', 'rates']) await manager.post(overview, { do: sweep });
    await manager.post(`${review}/request`, { dueOn: '8/7/2026' });
    await windows['P3']!.post('/tenders/T-2026/bid/explanations/A1/home-care/standard', {
      text: 'Short ways.',
    });
    await manager.post(`${review.replace('A1', 'A2')}/conclude`, {
      outcome: 'accepted',
      reason: 'Well known.',
    });
    await manager.post(overview, { do: 'prices' });
    for (const each of Object.keys(looks) as Look[])
      for (const [who, path, title] of pages.prices)
        expect(await look(who, path, title, each)).toEqual({ path, look: each, ...sound });
  });
});
