import fc from '../../support/fast-check.ts';
import type { LivePackage, StressedCounty, Successor } from '../../../projections/stress-test/county.ts';
import { rankingOf } from '../../../projections/stress-test/ranking.ts';
import { stressOf } from '../../../projections/stress-test/stress.ts';

const placed = (name: string, provider: string, more: Partial<LivePackage> = {}): LivePackage => ({
  ...{ package: name, referral: `R-${name}`, provider, area: 'A1', weeklyMinutes: 600 },
  ...{ carers: 1, rural: false, needs: [], hourlyPence: 2000 },
  ...more,
});
const holder = (provider: string, role: Successor['role'], more: Partial<Successor> = {}): Successor => ({
  ...{ provider, role, asked: true, outOfScope: [], hourlyPence: 2100 },
  ...more,
});
const inOrder = [
  holder('P1', 'primary'),
  holder('P2', 'secondary'),
  holder('P3', 'reserve', { hourlyPence: 1900 }),
  holder('P4', 'reserve', { hourlyPence: 2600, outOfScope: ['double-handed'] }),
];
const county = (more: Partial<StressedCounty> = {}): StressedCounty => ({
  packages: [
    placed('K1', 'P1'),
    placed('K2', 'P1', { carers: 2, needs: ['double-handed'], weeklyMinutes: 900 }),
    placed('K3', 'P1', { rural: true, needs: ['rural'] }),
    placed('K4', 'P2'),
  ],
  successors: new Map([['A1', inOrder]]),
  capacity: new Map([
    ['P2', 1500],
    ['P3', 300],
    ['P4', 900],
  ]),
  ...more,
});
const stop = (...names: readonly string[]) => stressOf(county(), new Set(names));

describe('when a provider stops', () => {
  it('its packages go to the next in the order who can be asked and has room, the hardest to place first', () => {
    const { moves, areas, yearPence } = stop('P1');
    expect(moves.map((each) => [each.package, each.to?.provider, each.because])).toEqual([
      ['K2', 'P2', null],
      ['K3', 'P2', null],
      ['K1', 'P4', null],
    ]);
    // 1,500 minutes at £1.00 more and 600 at £6.00 more, 365 days of a seventh of a week.
    const [first, second, third] = [78_214, 52_143, 312_857];
    expect(moves.map((each) => each.yearPence)).toEqual([first, second, third]);
    expect(yearPence).toBe(first + second + third);
    expect(areas).toEqual([
      {
        ...{ area: 'A1', packages: 3, weeklyMinutes: 2100, doubleHanded: 1, rural: 1 },
        lost: [{ provider: 'P1', role: 'primary' }],
        taken: [
          {
            ...{ provider: 'P2', role: 'secondary', packages: 2, weeklyMinutes: 1500 },
            yearPence: first + second,
          },
          { provider: 'P4', role: 'reserve', packages: 1, weeklyMinutes: 600, yearPence: third },
        ],
        uncovered: { packages: 0, weeklyMinutes: 0, doubleHanded: 0, rural: 0 },
        yearPence: first + second + third,
      },
    ]);
  });

  it('what nobody can be asked for, or nobody has room for, stays uncovered, and it is said why', () => {
    const { moves, uncovered } = stop('P1', 'P2');
    expect(moves.map((each) => [each.package, each.to?.provider ?? each.because])).toEqual([
      ['K2', 'no-room'],
      ['K3', 'P4'],
      ['K1', 'no-room'],
      ['K4', 'no-room'],
    ]);
    expect(uncovered).toEqual({ packages: 3, weeklyMinutes: 2100, doubleHanded: 1, rural: 0 });
    const alone = county({ successors: new Map([['A1', [holder('P1', 'primary')]]]) });
    expect(stressOf(alone, new Set(['P1'])).moves.map(({ because }) => because)).toEqual(
      Array.from({ length: 3 }, () => 'nobody'),
    );
  });

  it('whoever is suspended or pauses takes nothing, and an unknown rate is no cost', () => {
    const [primary, ...others] = inOrder;
    const paused = others.map((each) => ({ ...each, asked: each.provider === 'P4', hourlyPence: null }));
    const { moves, costUnknown, yearPence } = stressOf(
      county({ successors: new Map([['A1', [primary!, ...paused]]]) }),
      new Set(['P1']),
    );
    expect(moves.map((each) => each.to?.provider ?? each.because)).toEqual(['nobody', 'P4', 'no-room']);
    expect([costUnknown, yearPence]).toEqual([1, 0]);
  });

  it('areas where it only holds a position lose it', () => {
    const { areas, moved } = stop('P3');
    expect(moved.packages).toBe(0);
    expect(areas.map(({ lost }) => lost)).toEqual([[{ provider: 'P3', role: 'reserve' }]]);
  });
});

it('the worst comes first, each alone and in pairs, with what pairs leave open beyond each alone', () => {
  const { alone, pairs } = rankingOf(county());
  expect(alone.map(({ stopping, uncovered }) => [...stopping, uncovered.weeklyMinutes])).toEqual([
    ['P1', 0],
    ['P2', 0],
  ]);
  expect(pairs).toEqual([expect.objectContaining({ stopping: ['P1', 'P2'], moreThanAlone: 2100 })]);
});

describe('in any county', () => {
  const provider = fc.constantFrom<string>('P1', 'P2', 'P3', 'P4', 'P5');
  const area = fc.constantFrom<string>('A1', 'A2');
  const counties = fc.record({
    packages: fc
      .array(
        fc.record({ provider, area, weeklyMinutes: fc.integer({ min: 15, max: 900 }), hard: fc.boolean() }),
        { minLength: 10, maxLength: 30 },
      )
      .map((all) =>
        all.map(({ hard, ...each }, i) =>
          placed(`K${i}`, each.provider, {
            ...each,
            ...(hard ? { carers: 2, needs: ['double-handed'] } : {}),
          }),
        ),
      ),
    successors: fc
      .uniqueArray(fc.tuple(area, provider, fc.boolean(), fc.boolean()), {
        minLength: 4,
        maxLength: 10,
        selector: ([where, name]) => `${where}/${name}`,
      })
      .map((all) =>
        Map.groupBy(
          all.map(([area, name, asked, able]) => ({
            area,
            ...holder(name, 'reserve', { asked, outOfScope: able ? [] : ['double-handed'] }),
          })),
          (each) => each.area,
        ),
      ),
    capacity: fc.array(fc.tuple(provider, fc.nat(2000)), { minLength: 4 }).map((all) => new Map(all)),
  });

  it('every package is taken or uncovered, within what each has room for, by the first who could', () => {
    const seen = { taken: 0, uncovered: 0 };
    fc.assert(
      fc.property(counties, fc.uniqueArray(provider, { minLength: 1, maxLength: 2 }), (each, names) => {
        const stopping = new Set(names);
        const { moves, moved, uncovered, areas } = stressOf(each, stopping);
        const theirs = each.packages.filter((one) => stopping.has(one.provider));
        expect(moves.map((one) => one.package).toSorted()).toEqual(
          theirs.map((one) => one.package).toSorted(),
        );
        const left = new Map(each.capacity);
        for (const { package: name, area, weeklyMinutes, to, because } of moves) {
          const needs = theirs.find((one) => one.package === name)!.needs;
          const able = (each.successors.get(area) ?? []).filter(
            (one) =>
              one.asked &&
              !stopping.has(one.provider) &&
              !needs.some((need) => one.outOfScope.includes(need)),
          );
          const fits = able.filter((one) => (left.get(one.provider) ?? 0) >= weeklyMinutes);
          expect(to?.provider).toBe(fits[0]?.provider);
          expect(because).toBe(fits.length > 0 ? null : able.length > 0 ? 'no-room' : 'nobody');
          if (to) left.set(to.provider, left.get(to.provider)! - weeklyMinutes);
          seen[to ? 'taken' : 'uncovered']++;
        }
        const sum = (of: (area: (typeof areas)[number]) => number) =>
          areas.reduce((all, one) => all + of(one), 0);
        expect(sum((one) => one.weeklyMinutes)).toBe(moved.weeklyMinutes);
        expect(sum((one) => one.uncovered.packages)).toBe(uncovered.packages);
        const taken = areas.flatMap((one) => one.taken);
        expect(taken.reduce((all, one) => all + one.weeklyMinutes, 0)).toBe(
          moved.weeklyMinutes - uncovered.weeklyMinutes,
        );
      }),
    );
    expect(Math.min(seen.taken, seen.uncovered)).toBeGreaterThan(50);
  });
});
