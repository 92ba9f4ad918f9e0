import { reserveUsage } from '../../../projections/reserve-usage/index.ts';
import { expected, westmarch } from '../../support/westmarch.ts';

describe('reserve usage in the sample county', () => {
  it.each(['2025-03-10', '2025-12-31', '2026-03-29', '2026-06-30'])('is as expected on %s', (asOf) => {
    const { rows, ...rest } = expected(`reserve-${asOf}`);
    const found = reserveUsage(westmarch().views(), { asOf });
    expect(found).toMatchObject(rest);
    expect(found.rows).toEqual(rows);
  });
});
