import { type DatedRate, packageRate, type UpliftTerms } from '../../../contexts/prices/index.ts';
import { unbounded } from './uplifts/uplift-county.ts';

const line = { area: 'A1', service: 'home-care', band: 'standard' } as const;
const rate = (hourlyPence: number, effectiveFrom: string, raisedBy: string | null = null): DatedRate => ({
  ...line,
  ...{ hourlyPence, effectiveFrom, raisedBy },
});
const terms = (milliPercent: number, approvedAt: string, more: Partial<UpliftTerms> = {}): UpliftTerms => ({
  ...{ formula: { kind: 'percent', milliPercent }, bounds: unbounded, exceptions: [] },
  ...{ rounding: { mode: 'half-up', incrementPence: 1 }, approvedAt, packages: 'exclude' },
  ...more,
});

/** 10 % decided on 2 March at ten, from April on; then 3 % decided in March of the next year, up to 4p. */
const upTo4 = { rounding: { mode: 'up', incrementPence: 4 } } as const;
const decidedAt = '2026-03-02T10:00:00.000Z';
const uplifts = new Map([
  ['U1', terms(10_000, decidedAt)],
  ['U2', terms(3000, '2027-03-01T10:00:00.000Z', upTo4)],
]);
const rates = [
  rate(1900, '2024-01-01'),
  rate(2000, '2025-01-01'),
  rate(2200, '2026-04-01', 'U1'),
  rate(2268, '2027-04-01', 'U2'),
];
const of = (
  placedAt: string,
  day: string,
  agreed: readonly DatedRate[] = rates,
  decided: ReadonlyMap<string, UpliftTerms> = uplifts,
) => packageRate(agreed, decided, { ...line, provider: 'P1', placedAt }, day);
const pence = (...asked: Parameters<typeof of>) => of(...asked)?.hourlyPence;
const after = '2026-03-05T09:00:00.000Z';

describe('the rate of a package', () => {
  it('is the rate in force, for its own area, service and band', () => {
    const placedAt = '2025-06-01T09:00:00.000Z';
    expect(
      ['2024-12-31', '2025-01-01', '2026-03-31', '2026-04-01', '2027-04-01'].map((day) =>
        pence(placedAt, day),
      ),
    ).toEqual([1900, 2000, 2000, 2200, 2268]);
    const others = [
      { ...rate(1, '2026-01-01'), area: 'A2' },
      { ...rate(2, '2026-01-01'), service: 'live-in' as const },
      { ...rate(3, '2026-01-01'), band: 'enhanced' },
    ];
    expect(of(placedAt, '2026-05-01', [...rates, ...others])).toEqual({
      ...{ hourlyPence: 2200, listPence: 2200, effectiveFrom: '2026-04-01', withheld: [] },
    });
    expect(of(placedAt, '2026-05-01', others)).toBeNull();
    expect(of(placedAt, '2023-12-31')).toBeNull();
  });

  it('leaves out an uplift that was decided by the instant of the placement, and begins on a later day', () => {
    const on = (placedAt: string) => of(placedAt, '2026-04-01')?.hourlyPence;
    expect(on('2026-03-02T09:59:59.999Z')).toBe(2200);
    expect(on(decidedAt)).toBe(2000);
    expect(on('2026-03-31T22:59:59.000Z')).toBe(2000);
    // Midnight of 1 April in London: the uplift is in the price.
    expect(on('2026-03-31T23:00:00.000Z')).toBe(2200);
    expect(of(after, '2026-04-01')).toEqual({
      ...{ hourlyPence: 2000, listPence: 2200, effectiveFrom: '2026-04-01', withheld: ['U1'] },
    });
    expect(of(after, '2026-03-31')?.withheld).toEqual([]);
  });

  it('has a back-dated uplift in it, which was in force when it was placed', () => {
    const late = new Map([['U1', terms(10_000, '2026-06-01T10:00:00.000Z')]]);
    for (const placedAt of [after, '2026-05-05T09:00:00.000Z', '2026-07-01T09:00:00.000Z'])
      expect(pence(placedAt, '2026-07-01', rates, late)).toBe(2200);
  });

  it('gets every uplift where the policy includes what is placed after the decision', () => {
    const included = new Map([['U1', terms(10_000, decidedAt, { packages: 'include' })]]);
    expect(pence(after, '2026-04-01', rates, included)).toBe(2200);
  });

  it('raises the price that was kept by a later uplift as that one says', () => {
    // 20.00 + 3 % = 20.60 is whole steps of 4p; on the list it is 22.00 + 3 % = 22.66, up to 22.68.
    expect(of(after, '2027-04-01')).toEqual({
      ...{ hourlyPence: 2060, listPence: 2268, effectiveFrom: '2027-04-01', withheld: ['U1'] },
    });
    const more = { ...upTo4, exceptions: [{ provider: 'P1', milliPercent: 5100 }] };
    const exceptional = new Map(uplifts).set('U2', terms(3000, '2027-03-01T10:00:00.000Z', more));
    expect(pence(after, '2027-04-01', rates, exceptional)).toBe(2104);
    const capped = { bounds: { ...unbounded, mostPence: 2030 } };
    const bounded = new Map(uplifts).set('U2', terms(3000, '2027-03-01T10:00:00.000Z', capped));
    expect(pence(after, '2027-04-01', rates, bounded)).toBe(2030);
  });

  it('leaves out two uplifts that were both decided before', () => {
    const both = new Map(uplifts).set('U2', terms(3000, decidedAt));
    expect(of(after, '2027-04-01', rates, both)).toMatchObject({ hourlyPence: 2000, withheld: ['U1', 'U2'] });
  });

  it('is replaced by a rate that is agreed later, and then nothing is kept back', () => {
    const agreed = [...rates.slice(0, 3), rate(2500, '2026-09-01'), rate(2575, '2027-04-01', 'U2')];
    expect(of(after, '2026-08-31', agreed)).toMatchObject({ hourlyPence: 2000, withheld: ['U1'] });
    expect(of(after, '2026-09-01', agreed)).toMatchObject({ hourlyPence: 2500, withheld: [] });
    expect(pence(after, '2027-04-01', agreed)).toBe(2575);
    // Agreed to begin before the uplift: that price is new, and the uplift is for all who have it.
    const before = [...rates, rate(2100, '2026-03-10')];
    expect(pence(after, '2026-04-01', before)).toBe(2200);
    // Agreed to begin by the day of the placement: the price of that day, in the knowledge of the uplift.
    expect(pence(after, '2026-04-01', [...rates, rate(2100, '2026-03-05')])).toBe(2000);
  });

  it('raises what was there when it was decided, as the list does', () => {
    // The one of May was decided first, and did not know of the one of April.
    const order = [rates[1]!, rate(2060, '2026-05-01', 'U2'), rates[2]!];
    const decided = new Map([
      ['U1', terms(10_000, '2026-03-04T10:00:00.000Z')],
      ['U2', terms(3000, '2026-03-03T10:00:00.000Z')],
    ]);
    const between = '2026-03-03T12:00:00.000Z';
    expect(pence(between, '2026-04-01', order, decided)).toBe(2200);
    expect(of(between, '2026-05-01', order, decided)).toMatchObject({ hourlyPence: 2000, withheld: ['U2'] });
  });
});
