import fc from '../../../support/fast-check.ts';
import { concentration } from '../../../../contexts/procurement/allocation/concentration.ts';

const of = (hours: Readonly<Record<string, number>>) => concentration(new Map(Object.entries(hours)));

describe('how much of the work comes to whom', () => {
  it('is 10,000 when one has everything, and nothing when nobody has anything', () => {
    expect(of({ P1: 40 })).toEqual({ largest: { provider: 'P1', milliPercent: 100_000 }, hhi: 10_000 });
    expect(of({})).toEqual({ largest: null, hhi: 0 });
    expect(of({ P1: 0 })).toEqual({ largest: null, hhi: 0 });
  });

  it('adds the squares of the shares: 50, 30 and 20 per cent are 2,500 + 900 + 400', () => {
    expect(of({ P3: 20, P1: 50, P2: 30 })).toEqual({
      largest: { provider: 'P1', milliPercent: 50_000 },
      hhi: 3800,
    });
  });

  it('names the first of those that have the same, and rounds down', () => {
    expect(of({ P3: 1, P2: 1, P1: 1 })).toEqual({
      largest: { provider: 'P1', milliPercent: 33_333 },
      hhi: 3333,
    });
  });

  it('is never less than equal shares would be, and does not depend on the unit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 30 }),
        (hours) => {
          const found = concentration(new Map(hours.map((each, i) => [`P${i}`, each])));
          expect(found.hhi).toBeGreaterThanOrEqual(Math.floor(10_000 / hours.length));
          expect(concentration(new Map(hours.map((each, i) => [`P${i}`, 7 * each])))).toEqual(found);
        },
      ),
    );
  });
});
