import { UpliftProposed } from '../../../contexts/prices/index.ts';
import type { Projections } from '../../../src/event-sourcing/index.ts';
import { PreviewUplift, PreviewUpliftHandler } from '../../../projections/uplift-preview/index.ts';
import { everything, plan, type Plan, unbounded } from '../../contexts/prices/uplifts/uplift-county.ts';
import type { County } from '../../support/county.ts';
import { openCountyApi } from '../../support/county-api.ts';
import { county as emptyCounty, raise } from '../uplift-adjustments/uplifted-county.ts';

const now = '2026-07-01T12:00:00.000Z';
const framework = 'CSH-2025';
const care = { referral: 'R1', provider: 'P1', placedAt: '2026-01-05', startedOn: '2026-01-12' };
const { framework: _framework, uplift: _uplift, ...base } = plan;
/** 7.26 % from September on. */
const asked = (more: Partial<Plan> = {}) => ({
  ...{ ...base, formula: { kind: 'percent', milliPercent: 7260 } as const },
  effective: { rule: 'fixed', on: '2026-09-01' } as const,
  ...more,
});
const county = () =>
  emptyCounty()
    .area('A3')
    .position('A3', 'primary', 'P1')
    .position('A3', 'secondary', 'P2')
    .rate('P1', 'A1', 2000)
    .rate('P1', 'A2', 2400)
    .rate('P1', 'A1', 2900, '2025-01-06', 'enhanced')
    .rate('P2', 'A1', 1800)
    .referral('R1', 'A1')
    .referral('R2', 'A2')
    .package('K1', care)
    .package('K2', { ...care, referral: 'R2', startedOn: null })
    .package('K3', { ...care, provider: 'P2', weeklyMinutes: 210 })
    .package('K4', { ...care, endedOn: '2026-06-30', endReason: 'DIED' });
const preview = (more: Partial<Plan> = {}, on: County = county()) => {
  const views = () => Promise.resolve(on.views());
  const handler = new PreviewUpliftHandler({ views } as unknown as Projections, { now: () => now });
  return handler.execute(new PreviewUplift({ uplift: 'U1', plan: asked(more) }));
};
const year = (minutes: number, pence: number) => Math.round((365 * minutes * pence) / 420);

describe('an uplift before it is approved', () => {
  it('tells the rates that would rise, and what a year of the packages now live would cost more', async () => {
    const [first, second, third] = [year(600, 145), year(600, 174), year(210, 131)] as const;
    expect([first, second, third]).toEqual([75_607, 90_729, 23_908]);
    const found = await preview();
    const raised = {
      band: 'standard',
      service: 'home-care',
      effectiveFrom: '2026-09-01',
      bound: null,
      until: null,
    };
    expect(found.rates).toEqual([
      { ...raised, provider: 'P1', area: 'A1', oldPence: 2000, hourlyPence: 2145 },
      { ...raised, provider: 'P1', area: 'A2', oldPence: 2400, hourlyPence: 2574 },
      { ...raised, provider: 'P1', area: 'A1', band: 'enhanced', oldPence: 2900, hourlyPence: 3111 },
      { ...raised, provider: 'P2', area: 'A1', oldPence: 1800, hourlyPence: 1931 },
    ]);
    expect(found).toMatchObject({
      ...{ framework, uplift: 'U1', at: now, ratesThatStay: [], packagesThatStay: [] },
      yearPence: first + second + third,
      areas: [
        { area: 'A1', packages: 2, yearPence: first + third },
        { area: 'A2', packages: 1, yearPence: second },
      ],
      providers: [
        { provider: 'P1', packages: 2, yearPence: first + second },
        { provider: 'P2', packages: 1, yearPence: third },
      ],
    });
    expect(found.packages[0]).toEqual({
      ...{ package: 'K1', provider: 'P1', area: 'A1', weeklyMinutes: 600 },
      ...{ fromPence: 2000, toPence: 2145, yearPence: first },
    });
  });

  it('tells of a rate that begins later, which does not rise with it', async () => {
    const later = { uplift: 'U0', milliPercent: 3000, from: '2026-10-01' };
    const on = raise(county(), { ...later, approvedAt: '2026-06-03T10:00:00.000Z' }, ['P1']);
    const found = await preview({}, on);
    expect(found.rates.map(({ provider, hourlyPence, until }) => [provider, hourlyPence, until])).toEqual([
      ['P1', 2145, { hourlyPence: 2060, effectiveFrom: '2026-10-01' }],
      ['P1', 2574, { hourlyPence: 2472, effectiveFrom: '2026-10-01' }],
      ['P1', 3111, { hourlyPence: 2987, effectiveFrom: '2026-10-01' }],
      ['P2', 1931, null],
    ]);
  });

  it('tells what cap and floor did', async () => {
    const bounds = async (bounds: Partial<Plan['bounds']>) =>
      (await preview({ bounds: { ...unbounded, ...bounds } })).rates.map(({ hourlyPence, bound }) => [
        hourlyPence,
        bound,
      ]);
    const standard: (number | string | null)[][] = [
      [2145, null],
      [2574, null],
      [3111, null],
      [1931, null],
    ];
    expect(await bounds({ mostPence: 2600 })).toEqual(standard.toSpliced(2, 1));
    expect(await bounds({ mostPence: 3000 })).toEqual(standard.with(2, [3000, 'most']));
    expect(await bounds({ leastPence: 2000 })).toEqual(standard.with(3, [2000, 'least']));
    expect((await bounds({ mostMilliPercent: 3000 }))[0]).toEqual([2060, 'most']);
    expect((await bounds({ leastMilliPercent: 10_000 }))[0]).toEqual([2200, 'least']);
  });

  it('tells which rates stay, and which packages, and why', async () => {
    const stays = async (more: Partial<Plan>, on?: County) =>
      (await preview(more, on)).ratesThatStay.map(({ provider, area, band, because }) =>
        [provider, area, band, because].join(' '),
      );
    expect(await stays({ scope: { ...everything, areas: ['A2'] } })).toEqual([
      'P1 A1 standard out-of-scope',
      'P1 A1 enhanced out-of-scope',
      'P2 A1 standard out-of-scope',
    ]);
    const exceptions = [{ provider: 'P2', milliPercent: 0 }];
    expect(await stays({ exceptions })).toEqual(['P2 A1 standard excepted']);
    expect(await stays({}, county().rate('P2', 'A1', 1900, '2026-09-01'))).toEqual([
      'P2 A1 standard agreed-for-that-day',
    ]);
    expect(
      await stays({}, county().position('A3', 'reserve', 'P3').rate('P3', 'A1', 1900, '2026-10-01')),
    ).toEqual(['P3 A1 standard none-before']);
    expect(await stays({ bounds: { ...unbounded, mostPence: 2900 } })).toEqual([
      'P1 A1 enhanced same-amount',
    ]);
    const anniversary = { rule: 'anniversary', yearFrom: '2026-04-01' } as const;
    const held = county().position('A1', 'primary', 'P2');
    expect(await stays({ effective: anniversary }, held)).toEqual([
      'P1 A1 standard no-anniversary',
      'P1 A2 standard no-anniversary',
      'P1 A1 enhanced no-anniversary',
    ]);
    const unpriced = county()
      .referral('R3', 'A1', { timeSlot: 'night' })
      .package('K5', { ...care, referral: 'R3' });
    expect((await preview({ exceptions }, unpriced)).packagesThatStay).toEqual([
      { package: 'K3', provider: 'P2', because: 'rate-stays' },
      { package: 'K5', provider: 'P1', because: 'rate-unknown' },
    ]);
  });

  it('takes the price that a package kept without an earlier uplift, on the day that its rate rises', async () => {
    const earlier = { uplift: 'U0', milliPercent: 10_000, from: '2026-03-01' };
    const on = raise(county(), { ...earlier, approvedAt: '2026-01-03T10:00:00.000Z' }, ['P1', 'P2']);
    const [first] = (await preview({}, on)).packages;
    expect(first).toMatchObject({ package: 'K1', fromPence: 2000, toPence: 2145 });
  });
});

describe('an uplift that is proposed', () => {
  const more = { framework, uplift: 'U1', rounding: { mode: 'half-up', incrementPence: 1 } } as const;
  const by = { belowPractice: false, proposedAt: now, proposedBy: 'cm-1' };
  const proposal = new UpliftProposed({ ...plan, ...asked(), ...more, ...by });
  const api = openCountyApi(county().record(`uplifts-${framework}`, proposal), now);

  it('GET /api/v1/uplifts/:uplift/preview answers the same as before it was recorded, and records nothing', async () => {
    const before = await api.store.head();
    const answer = await api.app.inject({ url: '/api/v1/uplifts/U1/preview' });
    expect(answer.json()).toEqual(JSON.parse(JSON.stringify(await preview())));
    expect(await api.store.head()).toEqual(before);
    expect((await api.app.inject({ url: '/api/v1/uplifts/U9/preview' })).statusCode).toBe(404);
  });

  it('is previewed no more once it is decided', async () => {
    const decided = raise(county(), {
      ...{ uplift: 'U1', milliPercent: 7260, from: '2026-04-01', approvedAt: '2026-06-01T10:00:00.000Z' },
    });
    const views = () => Promise.resolve(decided.views());
    const handler = new PreviewUpliftHandler({ views } as unknown as Projections, { now: () => now });
    await expect(handler.execute(new PreviewUplift({ uplift: 'U1' }))).rejects.toMatchObject({
      code: 'uplift-decided',
    });
  });
});
