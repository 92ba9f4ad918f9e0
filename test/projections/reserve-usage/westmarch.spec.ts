import { reserveUsage } from '../../../projections/reserve-usage/index.ts';
import { expected, expectedDates } from '../../support/expected.ts';
import { sampleCounty } from '../../support/sample-county.ts';

describe('reserve usage in the sample county', () => {
  it.each(expectedDates)('is as expected on %s', (asOf) => {
    const { rows, ...rest } = expected(`reserve-${asOf}`);
    const found = reserveUsage(sampleCounty().views(), { asOf });
    expect(found).toMatchObject(rest);
    expect(found.rows).toEqual(rows);
  });
});
