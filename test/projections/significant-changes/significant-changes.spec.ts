import { Principal } from '#access';
import { originOf, Projections, withOrigin } from '#event-sourcing';
import { RateAgreed, RateVaried } from '../../../contexts/prices/index.ts';
import {
  FindSignificantChanges,
  FindSignificantChangesHandler,
} from '../../../projections/significant-changes/index.ts';
import { ScopedProjections } from '../../../projections/scope/index.ts';
import type { County } from '../../support/county.ts';
import { county, raise, stream } from '../uplift-adjustments/uplifted-county.ts';

const manager = Principal.user('cm-2', ['contract-manager']);
type Asked = ConstructorParameters<typeof FindSignificantChanges>[0];
const changes = async (on: County, asked: Asked = {}, who = manager) => {
  const views = new ScopedProjections({
    views: () => Promise.resolve(on.views()),
  } as unknown as Projections);
  const handler = new FindSignificantChangesHandler(views);
  return (await withOrigin(originOf(who), () => handler.execute(new FindSignificantChanges(asked)))).changes;
};
const affected = async (on: County) =>
  (await changes(on)).flatMap(({ packages }) => packages.map((each) => each.package)).toSorted();

/** Two packages under way of P1 in A1, one of them with the enhanced rate, and one that is over. */
const rated = () =>
  county()
    .rate('P1', 'A1', 2000)
    .rate('P1', 'A1', 2500, '2025-01-06', 'enhanced')
    .rate('P2', 'A1', 2000)
    .referral('R1', 'A1')
    .referral('R2', 'A1')
    .referral('R3', 'A1')
    .package('K1', { referral: 'R1', provider: 'P1', placedAt: '2026-01-05', hourlyPence: 2000 })
    .package('K2', { referral: 'R2', provider: 'P1', placedAt: '2026-01-05', hourlyPence: 2500 })
    .package('K3', {
      ...{ referral: 'R3', provider: 'P1', placedAt: '2026-01-05', hourlyPence: 2000 },
      ...{ startedOn: '2026-01-06', endedOn: '2026-02-01', endReason: 'DIED' },
    });
const varied = (on: County, hourlyPence: number, oldPence = 2000, effectiveFrom = '2026-04-01') =>
  on.recordedAt('2026-03-10T09:00:00Z').record(
    stream('rates', 'P1'),
    new RateVaried({
      ...{ framework: 'CSH-2025', provider: 'P1', area: 'A1', service: 'home-care', band: 'standard' },
      ...{ hourlyPence, oldPence, effectiveFrom, decidedOn: '2026-03-10', variation: 'V1' },
    }),
  );
const approvedAt = '2026-03-02T09:00:00.000Z';
const uplifted = (on: County, milliPercent: number) =>
  raise(on, { uplift: 'U1', milliPercent, from: '2026-04-01', approvedAt }, ['P1']);

describe('a change of a rate by a tenth or more', () => {
  it('names the packages under way that are priced by it, from when, and the events of both', async () => {
    const on = varied(rated(), 2200);
    const [change, ...others] = await changes(on);
    expect(others).toEqual([]);
    const positions = (type: string, of: string) =>
      on.events.filter((each) => each.type === type && each.stream.endsWith(of)).map(({ pos }) => pos);
    expect(change).toMatchObject({
      ...{ provider: 'P1', area: 'A1', band: 'standard', effectiveFrom: '2026-04-01' },
      ...{ oldPence: 2000, hourlyPence: 2200, significantPercent: 10, variation: 'V1', uplift: null },
      decidedOn: '2026-03-10',
      events: [positions('RateAgreed', 'rates-CSH-2025-P1')[0], ...positions('RateVaried', 'P1')],
      packages: [{ package: 'K1', referral: 'R1', events: positions('PackagePlaced', 'K1') }],
    });
  });

  it.each([
    ['a penny below the tenth', () => varied(rated(), 2199), []],
    ['a fall by the tenth', () => varied(rated(), 1800), ['K1']],
    ['an uplift of all rates', () => uplifted(rated(), 10_000), ['K1', 'K2']],
    ['an uplift below the tenth', () => uplifted(rated(), 9_900), []],
    [
      'an uplift and a variation that are one together',
      () => varied(uplifted(rated(), 5000), 2205, 2100),
      ['K1'],
    ],
    ['an uplift that a variation took back', () => varied(uplifted(rated(), 10_000), 2050, 2200), ['K2']],
  ])('%s', async (_, on, packages) => {
    expect(await affected(on())).toEqual(packages);
  });

  it('is none for who was placed at a price that knew of it', async () => {
    const later = (on: County, placedAt: string) =>
      on.referral('R4', 'A1').package('K4', { referral: 'R4', provider: 'P1', placedAt, hourlyPence: 2000 });
    const after = later(varied(rated(), 2200), '2026-03-10T09:00:00Z');
    expect(await affected(after)).toEqual(['K1']);
    const before = later(varied(rated(), 2200), '2026-03-10T08:59:59Z');
    expect(await affected(before)).toEqual(['K1', 'K4']);
    expect(await affected(later(uplifted(rated(), 10_000), '2026-03-20T09:00:00Z'))).toEqual(['K1', 'K2']);
  });

  it('is one by a rate that was agreed anew too, here or in a file, and none by the first of its kind', async () => {
    const anew = (pence: number) => {
      const rate = { area: 'A1', service: 'home-care', band: 'standard', hourlyPence: pence } as const;
      const facts = { framework: 'CSH-2025', provider: 'P1', ...rate, effectiveFrom: '2026-04-01' };
      return rated().recordedAt('2026-03-10T09:00:00Z').record(stream('rates', 'P1'), new RateAgreed(facts));
    };
    expect(await changes(anew(2199))).toEqual([]);
    expect(await changes(anew(2200))).toMatchObject([
      {
        ...{ oldPence: 2000, hourlyPence: 2200, uplift: null, variation: null, decidedOn: '2026-03-10' },
        packages: [{ package: 'K1' }],
      },
    ]);
    const told = anew(2200);
    told.events.push({ ...told.events.pop()!, by: { kind: 'import', id: 'a-batch', role: 'import' } });
    expect(await changes(told)).toMatchObject([{ decidedOn: null, packages: [{ package: 'K1' }] }]);
  });

  it('is as large as the policy of its day says', async () => {
    const strict = (from: string) =>
      varied(rated().policy(2, from, { uplift: { significantPercent: 5 } }), 2100);
    expect((await changes(strict('2026-04-01')))[0]?.significantPercent).toBe(5);
    expect(await changes(strict('2026-04-02'))).toEqual([]);
  });

  it('is found by the days that it takes effect on', async () => {
    const on = varied(rated(), 2200);
    const between = async (from?: string, to?: string) => (await changes(on, { from, to })).length;
    expect(await between('2026-04-01', '2026-04-01')).toBe(1);
    expect(await between('2026-04-02')).toBe(0);
    expect(await between(undefined, '2026-03-31')).toBe(0);
  });

  it('is shown to its provider without places in the log, and to no other', async () => {
    const own = (provider: string) => Principal.user('u-31', ['provider'], provider);
    const on = varied(rated(), 2200);
    expect(await changes(on, {}, own('P1'))).toMatchObject([
      { provider: 'P1', events: [], packages: [{ package: 'K1', events: [] }] },
    ]);
    expect(await changes(on, {}, own('P2'))).toEqual([]);
  });
});
