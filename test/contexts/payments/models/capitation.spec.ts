import fc from '../../../support/fast-check.ts';
import { expectSound, paid } from '../paid.ts';

const twoMillion = 200_000_000;
const cost = { provider: 'P01', area: 'A01', from: '2026-04-01', to: '2027-03-31' };
const reconciled = (capitationPence: number, costPence: number, toleranceMilliPercent = 5000) => {
  const payment = paid(
    'capitation',
    { costs: [{ ...cost, costPence }] },
    { capitationPence, toleranceMilliPercent },
  );
  expectSound(payment);
  const [within, outside] = payment.remarks.map((remark) => remark.pence);
  return { paid: payment.pence, within: within!, outside: outside! };
};

describe('a capitation of £2m with a tolerance of 5 % (domain.md 1.11, S2:254-262)', () => {
  it.each([
    [208_000_000, 8_000_000, 0],
    [210_000_000, 10_000_000, 0],
    [214_000_000, 10_000_000, 4_000_000],
    [186_000_000, -10_000_000, -4_000_000],
  ])(
    'when care cost %i pence leaves the provider %i, and %i for discussion',
    (costPence, within, outside) => {
      expect(reconciled(twoMillion, costPence)).toEqual({ paid: twoMillion, within, outside });
    },
  );

  it('has its edge inside, and one penny beyond it outside (E68)', () => {
    expect(reconciled(twoMillion, 210_000_001)).toMatchObject({ within: 10_000_000, outside: 1 });
    expect(reconciled(twoMillion, 190_000_000)).toMatchObject({ within: -10_000_000, outside: 0 });
    expect(reconciled(twoMillion, 189_999_999)).toMatchObject({ within: -10_000_000, outside: -1 });
  });

  it('takes only whole pence for inside where the edge lies between two: 5 % of £0.99 are 4.95 pence', () => {
    expect(reconciled(99, 103)).toMatchObject({ within: 4, outside: 0 });
    expect(reconciled(99, 104)).toMatchObject({ within: 4, outside: 1 });
  });
});

const capitation = fc.nat(100_000_000_000);
const tolerance = fc.nat(100_000);

it('moves by a penny when the cost does, also at the edges', () => {
  const byEdge = fc.record({
    capitation: fc.nat(10_000_000_000),
    tolerance,
    near: fc.integer({ min: -3, max: 3 }),
    side: fc.constantFrom(1, -1),
  });
  fc.assert(
    fc.property(byEdge, ({ capitation: c, tolerance: t, near, side }) => {
      const edge = c + side * Math.floor(Number((BigInt(c) * BigInt(t)) / 100_000n)) + near;
      fc.pre(edge >= 0);
      const here = reconciled(c, edge, t);
      const next = reconciled(c, edge + 1, t);
      const moved = [next.within - here.within, next.outside - here.outside];
      expect(moved).toEqual(moved[0] === 0 ? [0, 1] : [1, 0]);
    }),
  );
});

it('treats a saving as it treats a loss', () => {
  fc.assert(
    fc.property(capitation, tolerance, fc.nat(), (c, t, off) => {
      fc.pre(off <= c && c + off <= 100_000_000_000);
      const over = reconciled(c, c + off, t);
      const under = reconciled(c, c - off, t);
      expect([under.within + over.within, under.outside + over.outside]).toEqual([0, 0]);
      expect(over.within + over.outside).toBe(off);
      expect(BigInt(over.within) * 100_000n <= BigInt(c) * BigInt(t)).toBe(true);
    }),
  );
});

it('is refused where it cannot be', () => {
  const refused = (terms: object) => () => paid('capitation', { costs: [] }, terms);
  expect(refused({ capitationPence: -1, toleranceMilliPercent: 5000 })).toThrow('capitationPence');
  expect(refused({ capitationPence: 1.5, toleranceMilliPercent: 5000 })).toThrow('capitationPence');
  expect(refused({ capitationPence: 1, toleranceMilliPercent: 100_001 })).toThrow('toleranceMilliPercent');
  expect(() => paid('capitation', {}, { capitationPence: 1, toleranceMilliPercent: 1 })).toThrow(
    expect.objectContaining({
      code: 'not-payable',
      message: 'The model capitation reads costs: record them first, if only as none.',
    }),
  );
});
