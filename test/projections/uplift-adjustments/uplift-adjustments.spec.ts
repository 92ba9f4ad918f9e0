import { PackageResumed, PackageSuspended, PackageVaried } from '../../../contexts/packages/index.ts';
import { UpliftWithdrawn } from '../../../contexts/prices/index.ts';
import type { Projections } from '../../../src/event-sourcing/index.ts';
import {
  UpliftAdjustments,
  UpliftAdjustmentsHandler,
} from '../../../projections/uplift-adjustments/index.ts';
import type { SomePackage } from '../../support/county-facts.ts';
import { adjustments, county, raise, type SomeUplift, stream } from './uplifted-county.ts';

/** £20.00 becomes £21.45 from 1 April on, which was decided on 1 June: 61 days are owed. */
const uplift = {
  ...{ uplift: 'U1', milliPercent: 7260, from: '2026-04-01', approvedAt: '2026-06-01T09:00:00.000Z' },
} as const;
const care = { referral: 'R1', provider: 'P1', placedAt: '2026-01-05', startedOn: '2026-01-12' } as const;
const of = { framework: 'CSH-2025', referral: 'R1', package: 'K1' };
const priced = () => county().rate('P1', 'A1', 2000).rate('P2', 'A1', 2000).referral('R1', 'A1');
const one = (more: Partial<SomePackage> = {}) => priced().package('K1', { ...care, ...more });
const owed = (on = one(), more: Partial<SomeUplift> = {}) => adjustments(raise(on, { ...uplift, ...more }));
const pence = (minutesAndPence: number) => Math.round(minutesAndPence / 420);
const april = 30;
const may = 31;

describe('what a back-dated uplift owes', () => {
  it('is the difference of the rate for a seventh of the weekly minutes a day, until the day before the decision', () => {
    const { events } = raise(one(), uplift);
    const position = (type: string, at: string) =>
      events.filter((each) => each.type === type && each.stream === at).map(({ pos }) => pos);
    const ofPackage = stream('package', 'K1');
    expect(owed()).toEqual({
      ...{ framework: 'CSH-2025', uplift: 'U1', decidedOn: '2026-06-01', progress: { applied: 2, of: 2 } },
      // 145 pence for 10 hours a week, 61 days: £126.357.
      ...{ owedPence: 12_636, providers: [{ provider: 'P1', packages: 1, owedPence: 12_636 }] },
      lines: [
        {
          ...{ package: 'K1', referral: 'R1', provider: 'P1', owedPence: 12_636 },
          parts: [
            {
              ...{ from: '2026-04-01', to: '2026-05-31', days: april + may, weeklyMinutes: 600 },
              ...{ fromPence: 2000, toPence: 2145 },
            },
          ],
          events: [
            ...position('PackagePlaced', ofPackage),
            ...position('PackageStarted', ofPackage),
            ...position('RateUplifted', stream('rates', 'P1')),
          ],
        },
      ],
      leftOut: [],
    });
  });

  it.each([
    ['begins on 10 April', { startedOn: '2026-04-10' }, 21 + may],
    ['ended on 10 April, a day of care', { endedOn: '2026-04-10', endReason: 'DIED' }, 10],
    ['ended on the first day', { endedOn: '2026-04-01', endReason: 'DIED' }, 1],
    ['ended before', { endedOn: '2026-03-31', endReason: 'DIED' }, 0],
    ['never began', { startedOn: null }, 0],
    ['began on the day of the decision', { startedOn: '2026-06-01' }, 0],
  ] as const)('counts the days of care of a package that %s', (_which, more, days) => {
    expect(owed(one(more)).owedPence).toBe(pence(145 * 600 * days));
  });

  it('counts other hours from their day on, and no day without care', () => {
    const varied = { ...of, weeklyMinutes: 900, area: null, on: '2026-05-01', reason: 'MORE_HOURS' };
    const more = () => one().record(stream('package', 'K1'), new PackageVaried(varied));
    expect(owed(more()).owedPence).toBe(pence(145 * (600 * april + 900 * may)));
    const away = new PackageSuspended({ ...of, from: '2026-04-21', reason: 'HOSPITAL' });
    const suspended = () => more().record(stream('package', 'K1'), away);
    expect(owed(suspended()).owedPence).toBe(pence(145 * 600 * 20));
    const back = suspended().record(stream('package', 'K1'), new PackageResumed({ ...of, on: '2026-05-03' }));
    expect(owed(back).owedPence).toBe(pence(145 * (600 * 20 + 900 * 29)));
    expect(owed(back).lines[0]?.parts.map(({ from, to, days }) => [from, to, days])).toEqual([
      ['2026-04-01', '2026-04-20', 20],
      ['2026-05-03', '2026-05-31', 29],
    ]);
  });

  it('follows the customer to another area, and to another provider, and sums by provider', () => {
    const moved = { ...of, weeklyMinutes: 600, area: 'A2', on: '2026-05-01', reason: 'CUSTOMER_MOVED' };
    const inA2 = one().rate('P1', 'A2', 2400).record(stream('package', 'K1'), new PackageVaried(moved));
    expect(
      owed(inA2).lines[0]?.parts.map(({ days, fromPence, toPence }) => [days, fromPence, toPence]),
    ).toEqual([
      [april, 2000, 2145],
      [may, 2400, 2574],
    ]);
    const given = { endedOn: '2026-04-20', endReason: 'PROVIDER_HANDBACK' } as const;
    const passed = one(given)
      .package('K2', { ...care, provider: 'P2', startedOn: '2026-04-21' })
      .package('K3', { ...care, provider: 'P2' });
    const { providers, owedPence } = owed(passed);
    const [first, second, third] = [20, 41, 61].map((days) => pence(145 * 600 * days)) as [
      number,
      number,
      number,
    ];
    expect(providers).toEqual([
      { provider: 'P1', packages: 1, owedPence: first },
      { provider: 'P2', packages: 2, owedPence: second + third },
    ]);
    expect(owedPence).toBe(first + second + third);
  });

  it('stops where a rate was agreed to begin', () => {
    expect(owed(one().rate('P1', 'A1', 2300, '2026-05-01')).owedPence).toBe(pence(145 * 600 * april));
    expect(owed(one().rate('P1', 'A1', 2300, '2026-04-01')).lines).toEqual([]);
  });

  it('is for those in scope: area, and provider with its own percentage', () => {
    const scope = { areas: ['A2'], levels: null, providers: null, services: null, bands: null };
    expect(owed(one(), { scope })).toMatchObject({ owedPence: 0, lines: [] });
    const exceptions = [{ provider: 'P1', milliPercent: -10_000 }];
    expect(owed(one(), { exceptions }).owedPence).toBe(-pence(200 * 600 * 61));
  });

  it('rests on the price that was kept without an earlier uplift', () => {
    const earlier = { uplift: 'U0', milliPercent: 10_000, from: '2026-03-01' };
    const on = raise(one(), { ...earlier, approvedAt: '2026-01-03T10:00:00.000Z' });
    // Placed after that was decided, it stayed at 20.00; on the list 22.00 became 23.60.
    expect(owed(on).lines[0]?.parts).toMatchObject([{ fromPence: 2000, toPence: 2145 }]);
  });

  it('leaves out what was placed after the decision, and says for which packages nobody can tell', () => {
    const on = priced()
      .referral('R2', 'A1', { timeSlot: 'night' })
      .package('K1', { ...care, placedAt: '2026-06-01T09:00:00Z' })
      .package('K2', { ...care, placedAt: '2026-06-01T08:59:59Z' })
      .package('K3', { ...care, referral: 'R2' })
      .package('K4', { ...care, endReason: 'DIED' });
    const { lines, leftOut } = owed(on);
    expect(lines.map((line) => line.package)).toEqual(['K2']);
    expect(leftOut).toEqual([
      { package: 'K1', provider: 'P1', because: 'placed-after' },
      { package: 'K3', provider: 'P1', because: 'rate-unknown' },
      { package: 'K4', provider: 'P1', because: 'end-unknown' },
    ]);
  });

  it('is nothing when it was decided in time, or not decided', () => {
    expect(owed(one(), { from: '2026-06-01' })).toMatchObject({ decidedOn: '2026-06-01', lines: [] });
    const withdrawn = new UpliftWithdrawn({ framework: 'CSH-2025', uplift: 'U1', reason: 'A slip' });
    const taken = raise(one(), uplift).record(stream('uplifts'), withdrawn);
    expect(adjustments(taken)).toMatchObject({ decidedOn: null, progress: null, lines: [], owedPence: 0 });
  });

  it('is visibly not all while the rates of some providers have not risen', () => {
    const both = one().package('K2', { ...care, provider: 'P2' });
    expect(adjustments(raise(both, uplift, ['P2']))).toMatchObject({
      ...{ progress: { applied: 1, of: 2 }, providers: [{ provider: 'P2' }] },
    });
  });

  it('is asked by the reference of the uplift', async () => {
    const views = () => Promise.resolve(raise(one(), uplift).views());
    const handler = new UpliftAdjustmentsHandler({ views } as unknown as Projections);
    expect(await handler.execute(new UpliftAdjustments({ uplift: 'U1' }))).toEqual({
      ...owed(),
      knownAt: null,
    });
    await expect(handler.execute(new UpliftAdjustments({ uplift: 'U9' }))).rejects.toMatchObject({
      code: 'uplift-unknown',
    });
  });
});
