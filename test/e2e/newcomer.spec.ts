import type { Browser, Page } from 'playwright-core';
import { Policies } from '#event-sourcing';
import { Identity } from '../../src/identity/identity.ts';
import { createApp, type RunningServer } from '../../src/main.ts';
import { complaints, inBrowser, looks, openBrowser } from '../support/browser.ts';
import { County } from '../support/county.ts';
import { recordIn } from '../support/provider-worlds.ts';
import { accountWith, sessionOf, tokenFor } from '../support/signed-in.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { cells, follows, isForEverybody, leave, presses, reads } from '../support/walking.ts';
import { MovingClock } from '../web/account/moving-clock.ts';

const areas = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'];
const providers = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8'];
const framework = 'CSH-2025';
const questions = ['How do you keep people safe?', 'How do you recruit?'];
/** What the evaluator thinks of each answer of P1 to P8. */
const scores = [5, 5, 4, 4, 4, 3, 3, 1];

/** A tender of six areas and eight bidders, from its opening to the positions, by people who read what their pages say. */
inBrowser('a newcomer plays a tender', () => {
  const folder = temporaryFolder();
  const clock = new MovingClock();
  const heard: (readonly string[])[] = [];
  let server: RunningServer;
  let browser: Browser;
  let people: Readonly<Record<'manager' | 'colleague' | 'bidder', string>>;

  beforeAll(async () => {
    const county = new County(framework, { awardLimits: { 1: { primary: 2, secondary: 2 } } });
    for (const area of areas) county.area(area);
    for (const provider of providers) county.provider(provider);
    await recordIn(folder, clock, county.events);
    const limits = { reading: 10_000, recording: 10_000 };
    server = await createApp({ folder, port: 0, themeColour: '#12436d', clock, limits });
    people = {
      manager: await accountWith(server, ['contract-manager']),
      colleague: await accountWith(server, ['contract-manager']),
      bidder: await accountWith(server, ['provider'], 'P1'),
    };
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** Signs somebody in and goes to the list of tenders by the navigation. */
  async function comes(who: keyof typeof people): Promise<Page> {
    const { cookie } = await sessionOf(server, people[who]);
    const { origin } = server.app.get(Identity).site;
    const context = await browser.newContext(looks['at 1280 pixels'].window);
    const [name = '', value = ''] = cookie.split('=');
    const url = origin.replace('http:', 'https:');
    await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
    context.setDefaultTimeout(40_000);
    const page = await context.newPage();
    heard.push(complaints(page));
    await page.goto(`${origin}/tenders`);
    return page;
  }
  async function opensTender(page: Page): Promise<void> {
    await follows(page, 'Open a tender');
    await page.getByLabel('Reference').fill('T-1');
    await page.getByLabel('Title').fill('Home care 2026');
    await page.getByLabel('Questions until').fill('1/7/2026 12:00');
    await page.getByLabel('Bids until').fill('1/7/2026 17:00');
    await page.getByLabel('Standstill, in working days').fill('8');
    for (const area of areas)
      for (const role of ['primary', 'secondary', 'reserve'])
        await page.getByLabel(`Area ${area}, ${role}`, { exact: true }).check();
    for (const [i, question] of questions.entries()) {
      await page.getByLabel(`Question ${i + 1}`, { exact: true }).fill(question);
      await page.getByLabel(`Weight of question ${i + 1}`, { exact: true }).fill('50');
    }
    await presses(page, 'Open a tender');
    await follows(page, 'Appoint an evaluator');
    await page.getByLabel(`Tester ${people.manager}`).check();
    await presses(page, 'Appoint an evaluator');
    await follows(page, 'Declare your interests');
    await presses(page, 'Declare your interests');
    await reads(page, 'Your declaration is recorded.');
  }

  async function bids(page: Page): Promise<void> {
    await follows(page, 'Home care 2026');
    await follows(page, 'Give a bid');
    for (const area of areas) {
      const group = page.getByRole('group', { name: `Area ${area}` });
      for (const box of await group.getByRole('checkbox').all()) await box.check();
      await group.getByRole('textbox').fill('21.00');
    }
    for (const question of questions) await page.getByLabel(question).fill('With care.');
    await presses(page, 'Seal and give this bid');
    await reads(page, 'Your bid is received and sealed.');
  }

  /** The other seven, by their programs. */
  async function othersBid(): Promise<void> {
    for (const [i, provider] of providers.entries()) {
      if (provider === 'P1') continue;
      const content = {
        lots: areas.flatMap((area) => ['primary', 'secondary', 'reserve'].map((role) => ({ area, role }))),
        rates: areas.map((area) => ({
          ...{ area, service: 'home-care', band: 'standard', hourlyPence: 2100 + 10 * i },
        })),
        answers: ['Q1', 'Q2'].map((question) => ({ question, text: `We are ${provider}.` })),
      };
      const authorization = `Bearer ${await tokenFor(server, ['provider'], provider)}`;
      const answer = await fetch(`${server.url}/api/v1/tenders/T-1/bids/${provider}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ framework, ...content }),
      });
      expect([await answer.text(), answer.ok]).toEqual([expect.any(String), true]);
    }
  }

  async function evaluates(page: Page): Promise<void> {
    await follows(page, 'Home care 2026');
    await follows(page, 'Open the bids');
    await presses(page, 'Open the bids');
    await follows(page, 'Evaluation');
    for (const [i, provider] of providers.entries()) {
      await reads(page, 'Begin with a bidder below.');
      await follows(page, `Care by ${provider}`);
      for (const question of questions)
        await page.getByLabel(question, { exact: true }).fill(String(scores[i]));
      await presses(page, 'Record your scores');
      await page.getByRole('heading', { name: 'What the evaluators agree on' }).waitFor();
      await presses(page, 'Record what is agreed');
      await reads(page, 'All evaluators gave this score.');
      await follows(page, 'Evaluation');
    }
    await presses(page, 'Assess quality');
    await presses(page, 'Evaluate prices');
  }

  it('from the opening to the positions, each step by what the page before says', async () => {
    const morning = await comes('manager');
    await opensTender(morning);
    const early = await comes('bidder');
    await bids(early);
    await othersBid();
    await leave(morning, early);
    clock.pass(10 * 60);
    const manager = await comes('manager');
    await evaluates(manager);
    await follows(manager, 'the allocation: who is best given what');
    await reads(manager, '12 of 12 positions filled');
    await reads(manager, 'Checked: no allocation under these limits is worth more.');
    const proposed = await cells(manager, 'positions-caption');
    await isForEverybody(manager);
    await follows(manager, 'Go to the award');
    await reads(manager, 'The best allocation fills 12 of 12 positions, with');
    await follows(manager, 'Decide the award');
    await manager.getByLabel('First day of the positions').fill('5/10/2026');
    await presses(manager, 'Decide the award');
    await reads(manager, 'The award is decided.');
    const decided = await cells(manager, 'given-caption');
    expect(decided.map(([area, role, provider]) => [area, role, provider])).toEqual(
      proposed.map(([area, , role, provider]) => [area, role, provider]),
    );
    await isForEverybody(manager);
    await follows(manager, 'The letters to the bidders');
    await reads(manager, 'No bidder has seen them.');
    await follows(manager, 'the page of the award');
    await follows(manager, 'Tell the bidders');
    await presses(manager, 'Tell the bidders');
    await reads(manager, 'Bidders may object until the end of');
    await reads(manager, 'ask a colleague');
    const bidder = await comes('bidder');
    await follows(bidder, 'Home care 2026');
    await follows(bidder, 'Outcome');
    await reads(bidder, 'You are to be, from 5 October 2026 on:');
    await leave(manager, bidder);
    clock.pass(14 * 24 * 60);
    const colleague = await comes('colleague');
    await follows(colleague, 'Home care 2026');
    await colleague.locator('#way ~ ol').getByRole('link', { name: 'Award' }).click();
    await follows(colleague, 'Confirm the award');
    await presses(colleague, 'Confirm the award');
    await reads(colleague, 'The award is confirmed.');
    await server.app.get(Policies).settled();
    await colleague.reload();
    await isForEverybody(colleague);
    const became = await cells(colleague, 'awarded-caption');
    expect(new Set(became.map(([, , , standing]) => standing))).toEqual(new Set(['held from the first day']));
    await follows(colleague, 'The position board: who holds what');
    await colleague.locator('#positions-caption').waitFor();
    await isForEverybody(colleague);
    const board = await cells(colleague, 'positions-caption');
    const held = board.map(([area, role, provider]) => `${area} ${role} ${provider}`);
    for (const [area, role, provider] of decided) expect(held).toContain(`${area} ${role} ${provider}`);
    // The audit finds nothing wrong with how it was run.
    await follows(colleague, 'Fairness');
    await reads(colleague, /^0 findings$/);
    expect(heard.flat()).toEqual([]);
  }, 240_000);
});
