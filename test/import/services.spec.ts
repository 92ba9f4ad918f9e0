import { Importing } from './data-folder.ts';
import { smallCounty } from './small-county.ts';

let importing: Importing;
beforeEach(() => {
  importing = Importing.start();
});
afterEach(() => importing.end());

const header = 'provider,area,service,band,hourly_rate,effective_from';
const home = 'P01,A01,home-care,standard,30.43,2025-01-06';
const reablement = 'P01,A01,reablement,standard,33.10,2025-01-06';
const rates = (...rows: readonly string[]) => ({
  ...smallCounty,
  'rates.csv': [header, ...rows, ''].join('\n'),
});

describe('the service of a rate', () => {
  it('is home care where a file says none: it is the same row as one that says so', async () => {
    await importing.import(smallCounty);
    expect(await importing.import(rates(home))).toMatchObject({ recorded: 0, conflicts: 0, refused: 0 });
  });

  it('tells a rate from another of the same band and day', async () => {
    await importing.import(smallCounty);
    expect(await importing.import(rates(home, reablement))).toMatchObject({ recorded: 1, conflicts: 0 });
    expect(await importing.import(rates(reablement, home))).toMatchObject({
      recorded: 0,
      conflicts: 0,
      refused: 0,
    });
    expect(await importing.import(rates(home, reablement, reablement))).toMatchObject({ refused: 1 });
  });

  it('is one of those there are', async () => {
    expect(await importing.import(rates(home.replace('home-care', 'gardening')))).toMatchObject({
      recorded: 0,
      problems: [{ file: 'rates.csv', row: 2, column: 'service', value: 'gardening' }],
    });
  });
});
