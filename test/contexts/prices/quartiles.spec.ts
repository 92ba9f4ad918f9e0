import { medianOf, quartilesOf } from '../../../contexts/prices/quartiles.ts';

const amounts = (...each: readonly number[]) => each.map((one) => BigInt(2 * one));
const halves = ({ first, median, third }: NonNullable<ReturnType<typeof quartilesOf>>) =>
  [first, median, third].map((each) => Number(each) / 2);
const of = (method: 'inclusive' | 'exclusive', ...each: readonly number[]) => {
  const found = quartilesOf(amounts(...each), method);
  return found && halves(found);
};

it('counts the median to both halves, or to none (domain 1.6)', () => {
  const rates = [2680, 1680, 2040, 2090, 2010];
  expect(of('inclusive', ...rates)).toEqual([2010, 2040, 2090]);
  expect(of('exclusive', ...rates)).toEqual([1845, 2040, 2385]);
});

it('has the same quartiles by both methods where there is no middle one', () => {
  for (const method of ['inclusive', 'exclusive'] as const)
    expect(of(method, 1, 2, 3, 10)).toEqual([1.5, 2.5, 6.5]);
});

it('has no quartiles of too few', () => {
  expect([of('inclusive'), of('exclusive'), of('exclusive', 7)]).toEqual([null, null, null]);
  expect(of('inclusive', 7)).toEqual([7, 7, 7]);
});

it('has the middle of any number', () => {
  expect([medianOf([]), medianOf(amounts(5)), medianOf(amounts(4, 1))]).toEqual([null, 10n, 5n]);
});
