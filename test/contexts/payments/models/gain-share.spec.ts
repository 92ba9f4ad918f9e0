import { at, care, k1 } from '../care.ts';
import { expectSound, paid, pence } from '../paid.ts';

const monday = (week: number) =>
  Temporal.PlainDate.from('2026-06-01')
    .add({ weeks: week - 1 })
    .toString();
const packages = [{ ...k1, startedOn: monday(1), weeklyMinutes: 14 * 60 }];
/** Weeks of care, each of so many hours. */
const weeks = (...hours: readonly number[]) => hours.flatMap((each, index) => care(each, monday(index + 1)));
const paying = (deliveries: readonly object[], from = monday(1), to = '2026-07-19', of = packages) => {
  const payment = paid('gain-share', { period: { from, to }, deliveries, packages: of }, {}, at(2000));
  expectSound(payment);
  return payment;
};

describe('14 h a week at £20 that fall to 7 h from week 4 (domain.md 1.12, B2)', () => {
  const seven = weeks(14, 14, 14, 7, 7, 7, 7);

  it('are paid £1,680 in six weeks, of which £420 are gained, and £140 in week 7', () => {
    const { lines, ...payment } = paying(seven);
    const gains = lines.filter((line) => line.minutes === 0);
    expect(pence(gains)).toEqual([14_000, 14_000, 14_000]);
    expect(gains.map(({ from, to }) => [from, to])[0]).toEqual(['2026-06-22', '2026-06-28']);
    const isIn7 = ({ from }: { readonly from: string }) => from >= monday(7);
    const sum = (of: typeof lines) => pence(of).reduce((all, each) => all + each, 0);
    expect([sum(lines.filter((line) => !isIn7(line))), sum(lines.filter(isIn7))]).toEqual([168_000, 14_000]);
    expect(payment).toMatchObject({ pence: 182_000, minutes: 70 * 60 });
  });

  it('are paid as delivered where more is needed', () => {
    expect(paying(weeks(14, 20, 14, 14, 14, 14)).pence).toBe(180_000);
  });

  it('gain nothing in a week that the period has half of', () => {
    expect(paying([], '2026-06-02', '2026-06-13').lines).toEqual([]);
    expect(pence(paying([], '2026-06-02', '2026-06-14').lines)).toEqual([28_000]);
    expect(pence(paying([], '2026-07-06', '2026-08-30').lines)).toEqual([28_000]);
  });

  it('are counted from the first day of care, on whichever weekday', () => {
    const of = [{ ...packages[0]!, startedOn: '2026-06-03' }];
    expect(paying([], '2026-06-03', '2026-06-16', of).lines.map(({ from }) => from)).toEqual([
      '2026-06-03',
      '2026-06-10',
    ]);
  });
});
