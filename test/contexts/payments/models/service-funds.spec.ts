import { expectSound, paid, pence } from '../paid.ts';

const row = { provider: 'P01', area: 'A01', package: 'K1' };
const sound = (...asked: Parameters<typeof paid>) => {
  const payment = paid(...asked);
  expectSound(payment);
  return payment;
};

describe('an individual service fund of £200 a week (domain.md 1.10, P2)', () => {
  const terms = { weeklyPence: 20_000, rolloverCapPence: 10_000 };
  const months = [
    { from: '2026-06-01', to: '2026-06-28' },
    { from: '2026-06-29', to: '2026-07-26' },
  ];
  const drawing = (...drawn: readonly number[]) => {
    const drawdowns = drawn.map((drawnPence, index) => ({ ...row, ...months[index], drawnPence }));
    return sound('individual-service-fund', { drawdowns: drawdowns.toReversed() }, terms);
  };

  it('of which £740 of £800 are drawn carries £60, so that £860 can be drawn next', () => {
    const { lines, remarks } = drawing(74_000, 86_000);
    expect(pence(lines)).toEqual([80_000, 80_000]);
    expect(pence(remarks)).toEqual([6000, 0]);
    expect(lines[1]?.numbers).toMatchObject({ openingPence: 6000, availablePence: 86_000 });
  });

  it('carries £100 at most, and gives back what is above', () => {
    const { lines, remarks } = drawing(65_000, 0);
    expect(pence(lines)).toEqual([80_000, -5000, 80_000, -80_000]);
    expect(pence(remarks)).toEqual([10_000, 10_000]);
  });

  it('is overspent when more is drawn, and owes it to the next time', () => {
    const { lines, remarks } = drawing(81_000, 79_000);
    expect([remarks[0]?.pence, /overspent/.test(remarks[0]!.rule), remarks[1]?.pence]).toEqual([
      -1000,
      true,
      0,
    ]);
    expect(pence(lines)).toEqual([80_000, 80_000]);
  });

  it('is refused a drawdown of part of a week', () => {
    const drawdowns = [{ ...row, from: '2026-06-01', to: '2026-06-10', drawnPence: 1 }];
    expect(() => paid('individual-service-fund', { drawdowns }, terms)).toThrow(
      'The drawdown of package K1 from 2026-06-01 is of 10 days: give one of whole weeks.',
    );
  });
});

describe('a group service fund of five members at £180 a week (domain.md 1.10, P3)', () => {
  const from = '2026-06-01';
  const member = (index: number, to: string | null = null) => ({
    ...{ package: `K${index}`, weeklyPence: 18_000, from, to },
  });
  const terms = (members: readonly object[]) => ({ provider: 'P01', area: 'A01', from, members });
  const five = [1, 2, 3, 4, 5].map((index) => member(index));
  const drawdowns = [210, 150, 200, 160, 170].map((pounds, index) => ({
    ...{ ...row, package: `K${index + 1}`, from, to: '2026-06-07', drawnPence: pounds * 100 },
  }));
  const paying = (members: readonly object[], drawn: readonly object[], to = '2026-06-07') =>
    sound('group-service-fund', { period: { from, to }, drawdowns: drawn }, terms(members));

  it('is £900, of which £890 are used and £10 are left', () => {
    const { pence: total, remarks } = paying(five, drawdowns);
    expect([total, remarks[0]?.pence]).toEqual([90_000, 1000]);
    expect(pence(remarks.slice(1))).toEqual([3000, -3000, 2000, -2000, -1000]);
  });

  it('is smaller by the baseline of who leaves', () => {
    const members = [...five.slice(1), member(1, '2026-06-07')];
    expect(pence(paying(members, drawdowns, '2026-06-14').lines)).toEqual([90_000, 72_000]);
  });

  it('is refused what somebody else draws', () => {
    expect(() => paying(five.slice(1), drawdowns)).toThrow(
      'Package K1 drew on the fund from 2026-06-01 and was no member',
    );
  });
});

it('pays £50 for each of six new customers, £300 (domain.md 1.10, P6)', () => {
  const started = (index: number, startedOn: string) => ({
    ...{ ...row, package: `K${index}`, service: 'home-care', band: 'standard', startedOn, weeklyMinutes: 60 },
  });
  const packages = [
    ...[1, 2, 3, 4, 5, 6].map((index) => started(index, `2026-06-0${index}`)),
    started(7, '2026-05-31'),
    started(8, '2026-06-29'),
  ];
  const period = { from: '2026-06-01', to: '2026-06-28' };
  const payment = sound('new-customer-fee', { period, packages }, { feePence: 5000 });
  expect([payment.pence, payment.lines.length]).toEqual([30_000, 6]);
});
