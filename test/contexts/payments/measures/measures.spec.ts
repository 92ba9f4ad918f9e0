import {
  deliveredOfCommissioned,
  independenceAfter91Days,
  type Measured,
  outcomeCatalogue,
  outcomeShare,
  reducedSpend,
  supportValueBands,
} from '../../../../contexts/payments/index.ts';

const percent = ({ milliPercent }: Measured, digits = 2) =>
  milliPercent === null ? null : (milliPercent / 1000).toFixed(digits);

describe('5,825 hours delivered (domain.md 1.11, S2:80-82)', () => {
  const hours = { deliveredMinutes: 5825 * 60, commissioned: { RBK: 8108 * 60, CHC: 927 * 60 } };

  it('are 71.84 % of the 8,108 that the council commissioned', () => {
    const share = deliveredOfCommissioned({ ...hours, against: ['RBK'] });
    expect(percent(share)).toBe('71.84');
    expect(share.outOf).toEqual({ what: 'minutes commissioned by RBK', count: 8108 * 60 });
  });

  it('are 64.47 % of the 9,035 that it and the NHS did', () => {
    const share = deliveredOfCommissioned({ ...hours, against: ['RBK', 'CHC'] });
    expect(percent(share)).toBe('64.47');
    expect(share.outOf).toEqual({ what: 'minutes commissioned by RBK and CHC', count: 9035 * 60 });
  });

  it('are refused a denominator that is not named, or named wrongly', () => {
    const against =
      (...funders: string[]) =>
      () =>
        deliveredOfCommissioned({ ...hours, against: funders });
    expect(against()).toThrow('against');
    expect(against('ICB')).toThrow('ICB commissioned nothing here: leave it out');
    expect(against('RBK', 'RBK')).toThrow('RBK is here twice: leave one');
  });

  it('are no share of nothing', () => {
    const share = deliveredOfCommissioned({
      deliveredMinutes: 0,
      commissioned: { RBK: 0 },
      against: ['RBK'],
    });
    expect(share.milliPercent).toBeNull();
  });
});

describe('40 people discharged into reablement (domain.md 1.11, S2:271-286)', () => {
  const dischargedOn = '2026-01-05';
  const day91 = '2026-04-06';
  const person = (index: number, is: string | null, on = dischargedOn) => ({
    ...{ package: `K${index}`, dischargedOn },
    states: is === null ? [] : [{ on, is }],
  });
  const people = [
    ...Array.from({ length: 33 }, (_, index) => person(index, 'independent-at-home')),
    ...['supported-at-home', 'in-care-home', 'in-hospital', null, 'died', 'died', 'died'].map((is, index) =>
      person(33 + index, is),
    ),
  ];
  const rate = (discharges: readonly object[], more: object = {}) =>
    independenceAfter91Days({ discharges, asOf: day91, ...more } as never);

  it('of whom 33 are at home and independent on day 91 are 82.5 %', () => {
    const share = rate(people);
    expect(percent(share, 1)).toBe('82.5');
    expect([share.counted.count, share.outOf.count]).toEqual([33, 40]);
    expect(share.outOf.what).toBe('people discharged into reablement, deaths included');
  });

  it('are 37 without the three who died, when the policy leaves them out', () => {
    const share = rate(people, { deaths: 'left-out' });
    expect([percent(share), share.outOf.count]).toEqual(['89.19', 37]);
    expect(share.outOf.what).toBe('people discharged into reablement, without those who died');
  });

  it('are not counted before day 91, which is 91 days after the discharge', () => {
    expect(rate(people, { asOf: '2026-04-05' }).milliPercent).toBeNull();
  });

  it('are counted as they are on day 91, whatever was before or comes after', () => {
    const moved = (...states: readonly (readonly [on: string, is: string])[]) => ({
      ...{ package: 'K1', dischargedOn },
      states: states.map(([on, is]) => ({ on, is })),
    });
    const onDay91 = (...states: readonly (readonly [on: string, is: string])[]) =>
      rate([moved(...states)], { asOf: '2026-12-31' }).counted.count;
    expect(onDay91([day91, 'independent-at-home'], [dischargedOn, 'in-hospital'])).toBe(1);
    expect(onDay91(['2026-04-07', 'independent-at-home'], [dischargedOn, 'in-hospital'])).toBe(0);
    expect(onDay91([dischargedOn, 'independent-at-home'], ['2026-04-07', 'died'])).toBe(1);
  });

  it('are refused a state from before the discharge', () => {
    expect(() => rate([person(1, 'died', '2026-01-04')])).toThrow('a state from before the discharge');
  });
});

describe('bands of the value of support (domain.md 1.11, S2:84-88)', () => {
  const limitsPence = [10_000, 20_000, 40_000];
  const shares = (weeklyPence: readonly (number | null)[]) =>
    supportValueBands({ weeklyPence: [...weeklyPence], limitsPence });
  const people = (count: number, pence: number | null) => Array.from({ length: count }, () => pence);

  it('are 40.36, 25.85, 19.27 and 9.98 % of people and 12, 22, 29 and 37 % of funding, of 95.46 and 100 %', () => {
    // 10,000 people, of whom 454 have no known value; the total is £1,500,000.
    const bands = [4036, 2585, 1927, 998].map((count, index) => {
      const funding = [12, 22, 29, 37][index]! * 1_500_000;
      const least = Math.floor(funding / count);
      return [...people(count - 1, least), funding - least * (count - 1)];
    });
    const found = shares([...bands.flat(), ...people(454, null)]);
    expect(found.map((band) => percent(band.people))).toEqual(['40.36', '25.85', '19.27', '9.98']);
    expect(found.map((band) => percent(band.funding, 0))).toEqual(['12', '22', '29', '37']);
    const sum = (of: 'people' | 'funding') => found.reduce((all, band) => all + band[of].milliPercent!, 0);
    expect([sum('people'), sum('funding')]).toEqual([95_460, 100_000]);
  });

  it('take a value at a limit, and one of nothing', () => {
    const found = shares([0, 10_000, 10_001, 40_000, 40_001]);
    expect(found.map((band) => band.people.counted.count)).toEqual([2, 1, 1, 1]);
    expect(found.map(({ overPence, mostPence }) => [overPence, mostPence])).toEqual([
      [null, 10_000],
      [10_000, 20_000],
      [20_000, 40_000],
      [40_000, null],
    ]);
  });

  it('are refused when their limits are not in order', () => {
    expect(() => supportValueBands({ weeklyPence: [], limitsPence: [2, 1] })).toThrow('put them in order');
  });
});

describe('the catalogue of outcomes', () => {
  it.each(Object.keys(outcomeCatalogue) as (keyof typeof outcomeCatalogue)[])(
    'names both counts of %s',
    (of) => {
      const share = outcomeShare(of, { counted: 1, outOf: 3 });
      expect(share).toMatchObject({
        measure: of,
        counted: { count: 1 },
        outOf: { count: 3 },
        milliPercent: 33_333,
      });
      expect(share.counted.what).not.toBe(share.outOf.what);
    },
  );

  it('refuses a part of more than its whole', () => {
    expect(() => outcomeShare('satisfaction', { counted: 4, outOf: 3 })).toThrow('more than it is out of');
  });

  it('has spend fall or rise', () => {
    const spend = (beforePence: number, afterPence: number) => reducedSpend({ beforePence, afterPence });
    expect(percent(spend(820_000_000, 779_000_000))).toBe('5.00');
    expect(percent(spend(820_000_000, 861_000_000))).toBe('-5.00');
    expect(spend(0, 1).milliPercent).toBeNull();
  });
});
