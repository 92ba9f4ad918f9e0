import { EventStore, Policies, Projections } from '#event-sourcing';
import { CommandBus, type ICommand } from '@nestjs/cqrs';
import type { Browser, Page } from 'playwright-core';
import { AcceptOffer } from '../../../contexts/referrals/answers/accept-offer.ts';
import { OfferNext } from '../../../contexts/referrals/order/offer-next.ts';
import type { FoundFailures, ProviderContinuity } from '../../../projections/failures/index.ts';
import { Identity } from '../../../src/identity/identity.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { asRole } from '../../support/as-role.ts';
import { complaints, inBrowser, looks, openBrowser, violations } from '../../support/browser.ts';
import { County } from '../../support/county.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { signedIn, type Visitor } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MovingClock } from '../account/moving-clock.ts';
import { Window } from '../account/window.ts';

const accepted = { provider: 'P1', role: 'primary', outcome: 'accepted', offeredAt: '2026-06-01' } as const;
const care = { provider: 'P1', placedAt: '2026-06-02', startedOn: '2026-06-04' } as const;
const county = new County()
  .area('A1')
  .provider('P1')
  .provider('P2')
  .position('A1', 'primary', 'P1')
  .position('A1', 'secondary', 'P2')
  .referral('R1', 'A1', { carers: 2 })
  .offer('O1', { ...accepted, referral: 'R1' })
  .package('K1', { ...care, referral: 'R1', offer: 'O1' })
  .referral('R2', 'A1')
  .offer('O2', { ...accepted, referral: 'R2' })
  .package('K2', { ...care, referral: 'R2', offer: 'O2' });

const folder = temporaryFolder();
const clock = new MovingClock();
let server: RunningServer;
let manager: Visitor;
let council: Window;
let broker: Window;

/** Waits until everything that follows has followed. */
async function settled(): Promise<void> {
  await server.app.get(Policies).settled();
  const last = await server.app.get(EventStore).last();
  if (last !== null) await server.app.get(Projections).reached(last);
}
const does = async (command: ICommand) => {
  await asRole('broker', () => server.app.get(CommandBus).execute(command));
  await settled();
};
const at = (deed = '') => `/failures/P1${deed}`;
const api = async <T>(path: string) => JSON.parse((await council.get(`/api/v1/${path}`)).body) as T;
const nowOf = () => api<ProviderContinuity>('failures/P1');

beforeAll(async () => {
  await recordIn(folder, clock, county.events);
  server = await createApp({ folder, port: 0, themeColour: '#12436d', clock });
  manager = await signedIn(server, ['contract-manager']);
  council = new Window(server, manager);
  broker = new Window(server, await signedIn(server, ['broker']));
});
afterAll(() => server.close());

describe('2.6 a provider that does not go on', () => {
  it('is declared by a contract manager, with its type and what follows from it', async () => {
    const { body: before } = await council.get(at());
    expect(before).toContain('No failure is declared.');
    expect(before).toContain('2 packages with it');
    expect((await council.get('/failures')).body).toContain('No provider’s failure is declared.');
    expect((await broker.get(at('/declaration'))).status).toBe(403);
    const empty = await council.post(at('/declaration'), { on: '1/7/2026' });
    expect([empty.status, empty.body]).toEqual([400, expect.stringContaining('Choose what has happened')]);
    clock.pass(1);
    const { location } = await council.post(at('/declaration'), {
      ...{ failureType: 'BUSINESS_FAILURE', on: '1/7/2026', registered: 'yes', otherPeople: '3' },
      ground: 'ADMINISTRATOR_APPOINTED',
    });
    expect(location).toContain('done=declaration');
    await settled();
    const { body } = await council.get(at());
    for (const words of ['The council must meet the needs', 'section 48', 'Administrator appointed', '>3<'])
      expect(body).toContain(words);
    expect((await council.get('/providers/P1')).body).toContain('suspended');
    const twice = await council.post(at('/declaration'), {
      ...{ failureType: 'VOLUNTARY_EXIT', on: '2/7/2026', registered: 'yes', ground: 'TOLD' },
    });
    expect([twice.status, twice.body]).toEqual([400, expect.stringContaining('is declared')]);
  });

  it('has its packages offered to the others in their order', async () => {
    const plan = await council.post(at('/plan'), { plan: 'Home care plan', on: '1/7/2026' });
    expect(plan.location).toContain('done=plan');
    const none = await broker.post(at('/transfers'), { on: '2/7/2026' });
    expect(none.status).toBe(400);
    const planned = await broker.post(at('/transfers'), { packages: ['K1', 'K2'], on: '2/7/2026' });
    expect(planned.location).toContain('done=transfers');
    await settled();
    expect((await nowOf()).packages).toEqual([]);
    const asked = { framework: 'CSH-2025', referral: 'R1' };
    await does(new OfferNext({ ...asked, parallel: null }));
    type Made = { events: { data: { offer: string; provider: string } }[] };
    const made = await api<Made>('events?stream=referral-CSH-2025-R1&type=ReferralOffered');
    const newest = made.events.at(-1)?.data;
    expect(newest?.provider).toBe('P2');
    await does(new AcceptOffer({ ...asked, offer: newest?.offer ?? '', answeredAt: undefined }));
    const { failure } = await nowOf();
    expect(failure?.transfers).toMatchObject([
      { package: 'K1', arrived: { to: 'P2' } },
      { package: 'K2', arrived: null },
    ]);
    const { body } = await council.get(at());
    expect(body).toContain('Care by P2');
    expect(body).toContain('Nobody yet');
  });

  it('leaves, and holds nothing from then on; the duty stands until everybody is placed', async () => {
    const early = await council.post(at('/discharge'), { on: '5/7/2026', ground: 'ALL_PLACED' });
    expect([early.status, early.body]).toEqual([400, expect.stringContaining('Nobody has taken over K2')]);
    expect((await council.post(at('/exit'), { on: '4/7/2026' })).location).toContain('done=exit');
    await settled();
    type Held = { positions: { provider: string; to: string | null }[] };
    const { frameworks } = await api<{ frameworks: Held[] }>('frameworks');
    expect(frameworks[0]?.positions.find(({ provider }) => provider === 'P1')?.to).toBe('2026-07-04');
    const { failures } = await api<FoundFailures>('failures');
    expect(failures).toMatchObject([
      {
        ...{ provider: 'P1', state: 'exited', endedOn: '2026-07-04', duty: { state: 'owed' } },
        packages: { unplanned: 0, onTheWay: 1, arrived: 1 },
      },
    ]);
    const { body } = await council.get('/failures');
    for (const words of ['Business failure', 'exited', 'Owed']) expect(body).toContain(words);
    const before = 'knownAt=2026-07-01T08:00:30.000Z';
    expect((await api<FoundFailures>(`failures?${before}`)).failures).toEqual([]);
    expect((await council.get(`${at()}?${before}`)).body).toContain('No failure is declared.');
  });

  it('that does not exist is said so, and others than the council see nothing', async () => {
    expect((await council.get('/failures/P9')).status).toBe(404);
    expect((await council.get(at('/praise'))).status).toBe(404);
    const provider = new Window(server, await signedIn(server, ['provider'], 'P1'));
    for (const path of ['/failures', at(), '/api/v1/failures'])
      expect([path, (await provider.get(path)).status]).toEqual([path, 403]);
  });
});

inBrowser('failures in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const faultsOf = async (page: Page, look: keyof typeof looks) => [
    ...(await violations(page, looks[look].only)),
    ...((await page.evaluate('document.documentElement.scrollWidth > innerWidth')) ? ['it is too wide'] : []),
  ];

  it.each(Object.keys(looks) as (keyof typeof looks)[])('lead from the list to a deed, %s', async (look) => {
    const { origin } = server.app.get(Identity).site;
    const context = await browser.newContext({ ...looks[look].window });
    const [name = '', value = ''] = manager.cookie.split('=');
    const url = origin.replace('http:', 'https:');
    await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
    const page = await context.newPage();
    const heard = complaints(page);
    await page.goto(`${origin}/failures`);
    const faults = await faultsOf(page, look);
    await page.locator('tbody th a', { hasText: 'Care by P1' }).click();
    await page.waitForSelector('h2:has-text("What was done")');
    faults.push(...(await faultsOf(page, look)));
    await page.locator('a.row-button', { hasText: 'Discharge the duty' }).click();
    await page.waitForSelector('text=Every package that is on its way must have arrived');
    faults.push(...(await faultsOf(page, look)));
    await page.goto(`${origin}/failures/P2/declaration`);
    faults.push(...(await faultsOf(page, look)));
    expect([faults, heard]).toEqual([[], []]);
    await context.close();
  });
});
