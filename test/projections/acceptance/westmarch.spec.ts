import { acceptance } from '../../../projections/acceptance/index.ts';
import { expected, expectedDates } from '../../support/expected.ts';
import { sampleCounty } from '../../support/sample-county.ts';

describe('acceptance in the sample county', () => {
  it.each(expectedDates)('is as expected on %s', (asOf) => {
    const { rows, ...rest } = expected(`acceptance-${asOf}`);
    const found = acceptance(sampleCounty().views(), { asOf });
    expect(found).toMatchObject(rest);
    expect(found.rows).toEqual(rows);
  });
});
