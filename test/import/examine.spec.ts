import { examined, places } from './examined.ts';
import { adding, replacing, smallCounty, smallCountyRows, type Files } from './small-county.ts';

it('finds nothing wrong with the small county', async () => {
  const report = await examined(smallCounty);
  expect(report).toMatchObject({ problems: [], warned: [], refused: 0, recordable: smallCountyRows });
});

it('names everything that is wrong with a row, not only the first', async () => {
  const files = replacing(
    'offers.csv',
    'O1,R1,P01,primary,2025-02-03T10:42:00Z,2025-02-03T12:42:00Z,declined,2025-02-03T12:35:11Z,TRAVEL_RURAL',
    'O1,R9,P09,first,2025-02-03T10:42:00Z,tomorrow,declined,2025-02-03T09:35:11Z,no reason',
  );
  const { problems, refused } = await examined({
    ...files,
    'exemptions.csv': 'offer,requested_at,requested_by\n',
  });
  expect(places(problems)).toEqual(
    ['role', 'deadline', 'reason', 'referral', 'provider', 'decided_at'].map(
      (column) => `offers.csv 2 ${column}`,
    ),
  );
  expect(refused).toBe(1);
});

it('lists a thousand problems and counts the rest', async () => {
  const rows = Array.from({ length: 1_010 }, (_, i) => `R${i + 10},A99,yesterday,3.5,2,0,evening,urgent,`);
  const { problems, unlisted, refused } = await examined(adding('referrals.csv', ...rows));
  expect(problems).toHaveLength(1_000);
  expect(unlisted).toBe(1_020);
  expect(refused).toBe(1_010);
});

it('shows at most 100 characters of a cell', async () => {
  const { problems } = await examined(replacing('areas.csv', 'Bexwell', 'x'.repeat(300)));
  expect(problems[0]?.value).toBe(`${'x'.repeat(100)}…`);
});

it('warns once of a reason that is not on the list, and takes the row', async () => {
  const files = replacing('offers.csv', 'TRAVEL_RURAL', 'TOO_WINDY');
  const { problems, warned, warnings } = await examined(files);
  expect(problems).toEqual([]);
  expect(warned).toMatchObject([{ file: 'offers.csv', row: 2, column: 'reason', value: 'TOO_WINDY' }]);
  expect(warnings).toBe(1);
});

it.each<readonly [what: string, files: Files]>([
  [
    'a placement before its acceptance',
    replacing('packages.csv', '2025-02-03T13:07:12Z', '2025-02-03T13:00:00Z'),
  ],
  ['a late answer', replacing('offers.csv', '2025-02-03T12:35:11Z', '2025-02-05T12:35:11Z')],
  ['a role that the provider does not hold', replacing('offers.csv', 'P01,primary', 'P03,secondary')],
  ['a provider without a position', replacing('packages.csv', ',P02,', ',P03,')],
  [
    'an offer before its referral was raised',
    replacing('offers.csv', '2025-02-03T10:42:00Z', '2025-02-03T10:00:00Z'),
  ],
  ['a package that ended before it started', replacing('packages.csv', '2025-02-05', '2025-12-05')],
  ['a position of no days', replacing('positions.csv', '2025-01-06,,1', '2025-01-06,2025-01-06,1')],
  ['one primary ending on the day the next begins', smallCounty],
  ['no hours', replacing('packages.csv', ',3.5,', ',0,')],
])('takes %s as history', async (_what, files) => {
  expect((await examined(files)).problems).toEqual([]);
});
