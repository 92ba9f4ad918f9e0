import fc from '../../../support/fast-check.ts';
import { care } from '../care.ts';
import { expectSound, paid } from '../paid.ts';

const period = { from: '2026-04-01', to: '2027-03-31' };
const delivered = (hours: Readonly<Record<string, number>>) =>
  Object.entries(hours).flatMap(([provider, each]) => care(each, '2026-04-06', { provider }));
const cases = (accepted: Readonly<Record<string, boolean>>) =>
  Object.entries(accepted).map(([provider, isAccepted]) => ({ provider, isAccepted }));
const sharing = (
  poolPence: number,
  hours: Readonly<Record<string, number>>,
  accepted: Readonly<Record<string, boolean>>,
  refused = 'forfeited',
) => {
  const record = { period, deliveries: delivered(hours), cases: cases(accepted) };
  const payment = paid('bonus-pool', record, { poolPence, refused });
  expectSound(payment);
  const shares = (of: typeof payment.lines) =>
    Object.fromEntries(of.map(({ provider, pence }) => [provider, pence]));
  return { paid: shares(payment.lines), kept: shares(payment.remarks) };
};
const county = { P01: 5000, P02: 3000, P03: 2000 };
const all = { P01: true, P02: true, P03: true };

describe('a bonus pool (domain.md 1.12, B4)', () => {
  it('of £50,000 over 5,000, 3,000 and 2,000 h is £25,000, £15,000 and £10,000', () => {
    expect(sharing(5_000_000, county, all)).toEqual({
      paid: { P01: 2_500_000, P02: 1_500_000, P03: 1_000_000 },
      kept: {},
    });
  });

  it('of £100.00 over equal hours is £33.34, £33.33 and £33.33, whatever order the returns came in', () => {
    const shared = { P01: 3334, P02: 3333, P03: 3333 };
    expect(sharing(10_000, { P01: 10, P02: 10, P03: 10 }, all).paid).toEqual(shared);
    expect(sharing(10_000, { P03: 10, P02: 10, P01: 10 }, all).paid).toEqual(shared);
  });

  it('has the share of a refused case forfeited, or divided among the others: £35,714.29 and £14,285.71', () => {
    const refused = { ...all, P02: false };
    expect(sharing(5_000_000, county, refused)).toEqual({
      paid: { P01: 2_500_000, P03: 1_000_000 },
      kept: { P02: 1_500_000 },
    });
    expect(sharing(5_000_000, county, refused, 'redistributed')).toEqual({
      paid: { P01: 3_571_429, P03: 1_428_571 },
      kept: {},
    });
  });

  it('takes who made no case for refused, and pays nobody where nobody is accepted', () => {
    expect(sharing(100, { P01: 1, P02: 1 }, { P01: true }).kept).toEqual({ P02: 50 });
    expect(sharing(100, { P01: 1 }, {}, 'redistributed')).toEqual({ paid: {}, kept: {} });
  });

  it('is shared whole among whoever is accepted, when it is redistributed', () => {
    const hours = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.nat(10_000_000), hours, fc.array(fc.boolean()), (pool, each, yes) => {
        const named = each.map((of, index) => [`P${index}`, of] as const);
        const accepted = Object.fromEntries(named.map(([name], index) => [name, yes[index] ?? true]));
        fc.pre(Object.values(accepted).includes(true));
        const shared = sharing(pool, Object.fromEntries(named), accepted, 'redistributed').paid;
        expect(Object.values(shared).reduce((sum, part) => sum + part, 0)).toBe(pool);
      }),
      { numRuns: 30 },
    );
  });
});
