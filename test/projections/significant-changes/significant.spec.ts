import { isSignificant } from '../../../projections/significant-changes/significant.ts';

it.each([
  ['to the tenth', 2000, 2200, true],
  ['a penny less', 2000, 2199, false],
  ['of an odd rate, above the tenth by less than a penny', 2015, 2217, true],
  ['of an odd rate, below the tenth by less than a penny', 2015, 2216, false],
  ['down by the tenth', 2000, 1800, true],
  ['down by a penny less', 2000, 1801, false],
  ['that is none', 2000, 2000, false],
  ['from nothing', 0, 1, true],
  ['that is none, from nothing', 0, 0, false],
])('a change %s, from %i to %i pence', (_, oldPence, newPence, is) => {
  expect(isSignificant(oldPence, newPence, 10)).toBe(is);
});
