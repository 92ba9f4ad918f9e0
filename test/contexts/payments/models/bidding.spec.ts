import { expectSound, paid, pence } from '../paid.ts';

const demand = [
  { area: 'A01', service: 'reablement', from: '2026-04-06', weeks: 6, weeklyMinutes: 600 },
  { area: 'A01', service: 'home-care', from: '2026-05-18', weeks: 46, weeklyMinutes: 420 },
];
const paying = (model: string, terms: object, of: readonly object[] = demand) => {
  const payment = paid(model, { demand: of }, { provider: 'P01', ...terms });
  expectSound(payment);
  return payment;
};
const rates = { reablement: 2600, 'home-care': 2000 };

describe('a bid with separate rates (domain.md 1.11, D3)', () => {
  it('of £26 and £20 prices 6 weeks of 10 h and 46 of 7 h at £1,560 + £6,440 = £8,000.00', () => {
    const payment = paying('bid-by-separate-rates', { hourlyPence: rates });
    expect(pence(payment.lines)).toEqual([156_000, 644_000]);
    expect(payment.pence).toBe(800_000);
    expect(payment.lines.map(({ from, to }) => [from, to])).toEqual([
      ['2026-04-06', '2026-05-17'],
      ['2026-05-18', '2027-04-04'],
    ]);
  });

  it('pays for no delivered minute, because nothing is delivered yet', () => {
    expect(paying('bid-by-separate-rates', { hourlyPence: rates }).minutes).toBe(0);
  });

  it('is refused without one of the two, and for anything else that is needed', () => {
    expect(() => paying('bid-by-separate-rates', { hourlyPence: { reablement: 2600 } })).toThrow('home-care');
    const night = [{ ...demand[0], service: 'waking-night' }];
    expect(() => paying('bid-by-separate-rates', { hourlyPence: rates }, night)).toThrow(
      'The bid of P01 has no rate for waking-night: ask for one.',
    );
  });
});

describe('a bid by a rate card (D2)', () => {
  it('prices every element at its own rate', () => {
    const night = { ...demand[0], service: 'waking-night', weeks: 1, weeklyMinutes: 480 };
    const card = { hourlyPence: { ...rates, 'waking-night': 1850 } };
    expect(pence(paying('bid-by-rate-card', card, [...demand, night]).lines)).toEqual([
      156_000, 644_000, 14_800,
    ]);
  });

  it('is refused for an element that the card has not', () => {
    expect(() => paying('bid-by-rate-card', { hourlyPence: { 'home-care': 2000 } })).toThrow(
      'The bid of P01 has no rate for reablement: ask for one.',
    );
  });
});

describe('a bid on current spend and activity (D1)', () => {
  const spend = { spendPence: 820_000, activityMinutes: 22_920 };

  it('costs what is spent now, also when less is needed', () => {
    expect(paying('bid-on-current-spend', { ...spend, moreHourlyPence: null })).toMatchObject({
      pence: 820_000,
      remarks: [],
    });
  });

  it('costs the hours beyond the activity of now, as agreed', () => {
    const of = { ...spend, activityMinutes: 22_860, moreHourlyPence: 2150 };
    expect(pence(paying('bid-on-current-spend', of).lines)).toEqual([820_000, 2150]);
  });

  it('says how much more is needed where no approach is agreed', () => {
    const of = { ...spend, activityMinutes: 22_860, moreHourlyPence: null };
    const { lines, remarks } = paying('bid-on-current-spend', of);
    expect([pence(lines), remarks[0]?.numbers]).toEqual([
      [820_000],
      { activityMinutes: 22_860, neededMinutes: 22_920, moreMinutes: 60 },
    ]);
  });

  it('costs nothing where nothing is needed', () => {
    expect(paying('bid-on-current-spend', { ...spend, moreHourlyPence: null }, []).lines).toEqual([]);
  });
});

it('refuses the same demand twice, since it would be priced twice', () => {
  expect(() => paying('bid-by-rate-card', { hourlyPence: rates }, [demand[0]!, demand[0]!])).toThrow(
    'A01, reablement, 2026-04-06 is here twice: leave one',
  );
});
