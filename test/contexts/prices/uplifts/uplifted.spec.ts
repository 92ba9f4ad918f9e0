import fc from '../../../support/fast-check.ts';
import {
  atLeastPercent,
  boundedRise,
  riseOf,
  uplifted,
} from '../../../../contexts/prices/uplifts/uplifted.ts';
import type { UpliftBounds, UpliftRounding } from '../../../../contexts/prices/uplifts/uplift.events.ts';

type Bounds = Pick<UpliftBounds, 'leastPence' | 'mostPence'>;
const unbounded: Bounds = { leastPence: null, mostPence: null };
const penny: UpliftRounding = { mode: 'half-up', incrementPence: 1 };
const byPercent = (milliPercent: number) => riseOf({ kind: 'percent', milliPercent });
const raised = (pence: number, milliPercent: number, rounding = penny, bounds = unbounded) =>
  uplifted(pence, byPercent(milliPercent), rounding, bounds);

const part = (name: string, weightPercent: number, milliPercent: number) => ({
  ...{ name, weightPercent, milliPercent, series: null, publishedOn: null },
});
const cardiff = riseOf({
  kind: 'weighted',
  parts: [part('Real Living Wage', 60, 10_100), part('CPI', 40, 3000)],
});

describe('a rate that rises', () => {
  it('rises by 3 % from £20.00 to £20.60, and in five years from £18.00 to £20.87 (domain.md 1.7)', () => {
    expect(raised(2000, 3000)).toBe(2060);
    const years = [1800];
    for (let year = 0; year < 5; year++) years.push(raised(years.at(-1)!, 3000));
    expect(years.slice(1)).toEqual([1854, 1910, 1967, 2026, 2087]);
  });

  it('rises by the weighted costs: 60 % × 10.1 % + 40 % × 3 % = 7.26 %, £20.00 to £21.45 (domain.md 2.8)', () => {
    expect(cardiff).toBe(byPercent(7260));
    expect(uplifted(2000, cardiff, penny, unbounded)).toBe(2145);
  });

  it('rises as the living wage did, by 4.095 %: £12.21 to £12.71 (domain.md 2.8)', () => {
    expect(raised(1221, 4095)).toBe(1271);
  });

  it.each([
    [2028, 6600, 2164, 2162],
    [2168, 6600, 2312, 2311],
    [1936, 6600, 2064, 2064],
    [1408, 9910, 1548, 1548],
    [1724, 9330, 1888, 1885],
  ])(
    'from %i pence by %i thousandths of a percent to %i in steps of 4 up, %i half up',
    (old, by, up, half) => {
      expect(raised(old, by, { mode: 'up', incrementPence: 4 })).toBe(up);
      expect(raised(old, by)).toBe(half);
    },
  );

  it('is kept within its bounds, and a most takes nothing away from who is above it (Devon: £16.84)', () => {
    const most = { ...unbounded, mostPence: 1684 };
    expect(raised(1600, 3000, penny, most)).toBe(1648);
    expect(raised(1650, 3000, penny, most)).toBe(1684);
    expect(raised(1700, 3000, penny, most)).toBe(1700);
    expect(raised(1600, 3000, penny, { ...unbounded, leastPence: 1700 })).toBe(1700);
    const rise = byPercent(3828);
    expect(boundedRise(rise, { leastMilliPercent: 4000, mostMilliPercent: null })).toBe(byPercent(4000));
    expect(boundedRise(rise, { leastMilliPercent: null, mostMilliPercent: 3000 })).toBe(byPercent(3000));
    expect(boundedRise(rise, { leastMilliPercent: 3000, mostMilliPercent: 4000 })).toBe(rise);
  });

  it('is the practice from exactly its percentage on', () => {
    expect([2900, 2999, 3000].map((each) => atLeastPercent(byPercent(each), 3))).toEqual([
      false,
      false,
      true,
    ]);
    expect(atLeastPercent(byPercent(3828), 3.828)).toBe(true);
  });

  it('is never rounded by a step or more, and never the wrong way', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.nat(30_000),
        fc.constantFrom('half-up' as const, 'up' as const, 'down' as const),
        fc.integer({ min: 1, max: 10 }),
        (old, by, mode, incrementPence) => {
          const got = BigInt(raised(old, by, { mode, incrementPence })) * 100_000n;
          const exact = BigInt(old) * BigInt(100_000 + by);
          const step = BigInt(incrementPence) * 100_000n;
          const off = got - exact;
          expect(got % step).toBe(0n);
          const fits = {
            up: off >= 0n && off < step,
            down: off <= 0n && -off < step,
            'half-up': 2n * off <= step && -2n * off < step,
          };
          expect(fits[mode]).toBe(true);
        },
      ),
    );
  });
});
