import fc from '../../support/fast-check.ts';
import { PackageResumed, PackageSuspended, PackageVaried } from '../../../contexts/packages/index.ts';
import { owedFor } from '../../../projections/uplift-adjustments/owed.ts';
import type { County } from '../../support/county.ts';
import { adjustments, county, raise, stream } from './uplifted-county.ts';

const dayAfter = (days: number) =>
  new Date(Date.parse('2026-01-01T00:00:00Z') + days * 86_400_000).toISOString().slice(0, 10);
const day = (min: number, max: number) => fc.integer({ min, max });
const provider = fc.constantFrom('P1', 'P2');
const area = fc.constantFrom('A1', 'A2');

/** Days are counted from New Year; what is decided on a day is decided at noon. */
const histories = fc.record({
  /** In both areas of each provider, from the year before. */
  first: fc.record({ P1: day(1500, 2500), P2: day(1500, 2500) }),
  /** Agreed later, to begin on a day. */
  agreed: fc.uniqueArray(fc.record({ provider, area, pence: day(1500, 3000), from: day(20, 150) }), {
    maxLength: 3,
    selector: ({ provider, area, from }) => `${provider}/${area}/${from}`,
  }),
  /** Decided in January for later: withheld from what was placed meanwhile. */
  early: fc.record({ milliPercent: day(-5000, 12_000), decided: day(5, 15), from: day(16, 60) }),
  /** Back-dated. */
  late: fc.record({ milliPercent: day(-5000, 12_000), decided: day(100, 160), from: day(61, 130) }),
  exception: fc.option(day(-3000, 15_000), { nil: null }),
  packages: fc.array(
    fc.record({
      ...{ provider, area, minutes: day(1, 3000), placed: day(0, 110) },
      begins: day(0, 30),
      lasts: fc.option(day(0, 120), { nil: null }),
      varied: fc.array(
        fc.record({ after: day(0, 100), minutes: day(1, 3000), area: fc.option(area, { nil: null }) }),
        { maxLength: 3 },
      ),
      suspended: fc.option(fc.record({ after: day(0, 60), days: fc.option(day(1, 40), { nil: null }) }), {
        nil: null,
      }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});
type History = typeof histories extends fc.Arbitrary<infer T> ? T : never;

const noon = (days: number) => `${dayAfter(days)}T12:00:00.000Z`;
const exceptionsOf = ({ exception }: History) =>
  exception === null ? [] : [{ provider: 'P1', milliPercent: exception }];

function recorded(history: History): County {
  const { first, agreed, early, late, packages } = history;
  const on = county();
  for (const provider of ['P1', 'P2'] as const)
    for (const area of ['A1', 'A2']) on.rate(provider, area, first[provider]);
  for (const { provider, area, pence, from } of agreed) on.rate(provider, area, pence, dayAfter(from));
  raise(on, {
    ...{ uplift: 'U0', milliPercent: early.milliPercent, from: dayAfter(early.from) },
    approvedAt: noon(early.decided),
  });
  packages.forEach(({ provider, area, minutes, placed, begins, lasts, varied, suspended }, i) => {
    const began = placed + begins;
    const of = { framework: 'CSH-2025', referral: `R${i}`, package: `K${i}` };
    const own = stream('package', `K${i}`);
    on.referral(`R${i}`, area).package(`K${i}`, {
      ...{ referral: `R${i}`, provider, weeklyMinutes: minutes, placedAt: noon(placed) },
      startedOn: dayAfter(began),
      ...(lasts === null ? {} : { endedOn: dayAfter(began + lasts), endReason: 'DIED' as const }),
    });
    for (const { after, minutes: weeklyMinutes, area: to } of varied) {
      const other = { weeklyMinutes, area: to, on: dayAfter(began + after), reason: 'MORE_HOURS' };
      on.record(own, new PackageVaried({ ...of, ...other }));
    }
    if (suspended) {
      const from = began + suspended.after;
      on.record(own, new PackageSuspended({ ...of, from: dayAfter(from), reason: 'HOSPITAL' }));
      if (suspended.days !== null)
        on.record(own, new PackageResumed({ ...of, on: dayAfter(from + suspended.days) }));
    }
  });
  return raise(on, {
    ...{ uplift: 'U1', milliPercent: late.milliPercent, from: dayAfter(late.from) },
    ...{ approvedAt: noon(late.decided), exceptions: exceptionsOf(history) },
  });
}

const raised = (pence: number, milliPercent: number) =>
  Math.floor((pence * (100_000 + milliPercent)) / 100_000 + 0.5);

/** The rate of a package on a day, from one day to the next, as somebody would keep a book of it. */
function penceOn(
  day: number,
  { first, agreed, early, late, exception }: History,
  { provider, placed, area }: Pick<History['packages'][number], 'provider' | 'placed' | 'area'>,
  isRaised: boolean,
): number {
  const own = agreed.filter((each) => each.provider === provider && each.area === area);
  const percent = provider === 'P1' && exception !== null ? exception : late.milliPercent;
  let list: number = first[provider];
  /** What this package keeps while others pay more; null: it pays what they do. */
  let kept: number | null = null;
  for (let on = 0; on <= day; on += 1) {
    const fresh = own.find(({ from }) => from === on);
    if (fresh) {
      [list, kept] = [fresh.pence, null];
    } else if (on === early.from && raised(list, early.milliPercent) !== list) {
      const isNew = own.some(({ from }) => placed < from && from < on);
      if (early.decided <= placed && placed < on && !isNew) kept = list;
      list = raised(list, early.milliPercent);
    } else if (on === late.from && isRaised && raised(list, percent) !== list) {
      list = raised(list, percent);
      kept = kept === null ? null : raised(kept, percent);
    }
  }
  return kept ?? list;
}

const isAway = ({ after, days }: { after: number; days: number | null }, since: number): boolean =>
  after <= since && (days === null || since < after + days);

/** Every day of every package on its own. */
function owedByTheDay(history: History): ReadonlyMap<string, number> {
  const { late, packages } = history;
  const owed = new Map<string, number>();
  packages.forEach(({ provider, area, minutes, placed, begins, lasts, varied, suspended }, i) => {
    const began = placed + begins;
    let exact = 0;
    for (let on = Math.max(began, late.from); on < late.decided; on += 1) {
      if (lasts !== null && on > began + lasts) continue;
      if (suspended && isAway(suspended, on - began)) continue;
      let [lives, weekly] = [area, minutes];
      for (const each of varied)
        if (began + each.after <= on) [lives, weekly] = [each.area ?? lives, each.minutes];
      const [without = 0, having = 0] = [false, true].map((isRaised) =>
        penceOn(on, history, { provider, placed, area: lives }, isRaised),
      );
      exact += weekly * (having - without);
    }
    const pence = Math.floor(Math.abs(exact) / 420 + 0.5);
    if (exact !== 0) owed.set(`K${i}`, exact < 0 ? -pence : pence);
  });
  return owed;
}

it('owes what a count of every day comes to, whatever happened', () => {
  let [owing, kept] = [0, 0];
  fc.assert(
    fc.property(histories, (history) => {
      const { lines, owedPence, providers } = adjustments(recorded(history));
      const expected = owedByTheDay(history);
      expect(new Map(lines.map((line) => [line.package, line.owedPence]))).toEqual(
        new Map([...expected].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      );
      const sum = [...expected.values()].reduce((a, b) => a + b, 0);
      expect([owedPence, providers.reduce((a, each) => a + each.owedPence, 0)]).toEqual([sum, sum]);
      owing += lines.length;
      kept += history.packages.filter(
        ({ placed }) => placed >= history.early.decided && placed < history.early.from,
      ).length;
    }),
    { numRuns: 300, seed: 20_260_601 },
  );
  expect(Math.min(owing, kept)).toBeGreaterThan(50);
});

it('rounds once, half a penny away from nothing', () => {
  const part = { from: '2026-04-01', to: '2026-04-01', days: 1, weeklyMinutes: 210, fromPence: 2000 };
  const of = (...pence: readonly number[]) => owedFor(pence.map((toPence) => ({ ...part, toPence })));
  expect([of(2001), of(1999), of(2001, 2001), of(2001, 1999), of()]).toEqual([1, -1, 1, 0, 0]);
  expect(owedFor([{ ...part, weeklyMinutes: 209, toPence: 2001 }])).toBe(0);
});
