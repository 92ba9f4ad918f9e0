import { foldInMemory, type Views } from '#event-sourcing';
import { examine } from '../../src/import/examine.ts';
import { takeIn } from '../../src/import/intake.ts';
import type { Problem } from '../../src/import/problem.ts';
import { silent } from '../../src/import/progress.ts';
import type { Report } from '../../src/import/report.ts';
import { folded } from './data-folder.ts';
import { adding, Folders, replacing, smallCounty, smallCountyRows, type Files } from './small-county.ts';

const folders = new Folders();
afterAll(() => folders.remove());

async function examined(files: Files, views: Views = foldInMemory(folded, [])): Promise<Report> {
  const intake = await takeIn(folders.holding(files), undefined, views);
  const manner = { views, correct: false, returning: false, progress: silent };
  return (await examine(intake, manner)).report;
}

const places = (problems: readonly Problem[]) =>
  problems.map(({ file, row, column }) => `${file} ${row ?? '-'} ${column ?? '-'}`);

it('finds nothing wrong with the small county', async () => {
  const report = await examined(smallCounty);
  expect(report).toMatchObject({ problems: [], warned: [], refused: 0, recordable: smallCountyRows });
});

type Case = readonly [what: string, files: Files, where: readonly string[], reason: RegExp];

const cases: readonly Case[] = [
  [
    'an unknown reference to an area',
    adding('referrals.csv', 'R9,A99,2025-02-03T10:30:00Z,3.5,2,0,evening,urgent,'),
    ['referrals.csv 4 area'],
    /neither in areas nor on record/,
  ],
  [
    'an unknown reference to a provider',
    replacing('rates.csv', 'P01,', 'P99,'),
    ['rates.csv 2 provider'],
    /neither in providers nor on record/,
  ],
  [
    'an unknown reference to a referral',
    replacing('skips.csv', 'R2,', 'R9,'),
    ['skips.csv 2 referral'],
    /neither in referrals/,
  ],
  [
    'an unknown reference to an offer',
    replacing('packages.csv', 'O2,', 'O9,'),
    ['packages.csv 2 offer'],
    /neither in offers/,
  ],
  [
    'an exemption of an unknown offer',
    replacing('exemptions.csv', 'O1,', 'O9,'),
    ['exemptions.csv 2 offer'],
    /neither in offers/,
  ],
  [
    'a reference that comes twice',
    adding('providers.csv', 'P01,Another,Good,2025-01-06'),
    ['providers.csv 5 provider'],
    /Row 2 has the same/,
  ],
  [
    'a rate that comes twice',
    adding('rates.csv', 'P01,A01,standard,31,2025-01-06'),
    ['rates.csv 3 -'],
    /Row 2 has the same/,
  ],
  [
    'a reference that is none',
    adding('areas.csv', 'A 3,Calder,1,,'),
    ['areas.csv 4 area'],
    /Not a reference: expected 1 to 64/,
  ],
  [
    'two primaries at once',
    adding('positions.csv', 'A01,primary,P03,2025-12-31,2026-01-01,'),
    ['positions.csv 6 from'],
    /P01 is primary in A01 from 2025-01-06 to 2026-01-01 \(row 2\)/,
  ],
  [
    'one provider primary twice at once',
    adding('positions.csv', 'A01,primary,P02,2027-01-01,,'),
    ['positions.csv 6 from'],
    /P02 is primary in A01 from 2026-01-01 until further notice \(row 3\)/,
  ],
  [
    'a position that ends before it begins',
    replacing('positions.csv', '2025-01-06,2026-01-01,\nA01,primary', '2025-01-06,2025-01-05,\nA01,primary'),
    ['positions.csv 2 to'],
    /end before it begins on 2025-01-06/,
  ],
  [
    'a suspension that ends before it begins',
    replacing('suspensions.csv', '2025-07-29', '2025-07-03'),
    ['suspensions.csv 2 to'],
    /end before it begins/,
  ],
  [
    'a framework that ends before it starts',
    replacing('framework.json', '2031-01-05', '2025-01-05'),
    ['framework.json - endsOn'],
    /end before it starts/,
  ],
  [
    'a decision before its offer',
    replacing('offers.csv', '2025-02-03T12:35:11Z', '2025-02-03T10:41:59Z'),
    // What depends on a refused row is refused too.
    ['offers.csv 2 decided_at', 'exemptions.csv 2 offer'],
    /before the offer was made, at 2025-02-03T10:42:00.000Z/,
  ],
  [
    'an offer that lapsed in silence before it was made',
    replacing('offers.csv', '2025-06-03T12:42:00Z,lapsed', '2025-06-03T09:41:00Z,lapsed'),
    ['offers.csv 4 deadline', 'exemptions.csv 3 offer'],
    /before the offer was made/,
  ],
  [
    'an accepted offer without decided_at',
    replacing('offers.csv', 'accepted,2025-02-03T13:07:12Z', 'accepted,'),
    ['offers.csv 3 decided_at', 'packages.csv 2 offer'],
    /An offer that was accepted needs the instant/,
  ],
  [
    'a withdrawn offer without decided_at',
    replacing('offers.csv', '2025-06-03T13:50:00Z', ''),
    ['offers.csv 5 decided_at'],
    /An offer that was withdrawn needs/,
  ],
  [
    'a pending offer with decided_at',
    replacing('offers.csv', 'pending,', 'pending,2025-06-04T13:50:00Z'),
    ['offers.csv 6 decided_at'],
    /A pending offer has no decision yet/,
  ],
  [
    'half a decision on an exemption',
    replacing('exemptions.csv', 'validated', ''),
    ['exemptions.csv 2 decision'],
    /give all three/,
  ],
  [
    'a date that does not exist',
    replacing('packages.csv', '2025-02-05', '2025-02-30'),
    ['packages.csv 2 started_on'],
    /There is no such date/,
  ],
  [
    'an instant that does not exist',
    replacing('referrals.csv', '2025-02-03T10:30:00Z', '2025-02-30T10:30:00Z'),
    [
      'referrals.csv 2 raised_at',
      'offers.csv 2 referral',
      'offers.csv 3 referral',
      'exemptions.csv 2 offer',
      'packages.csv 2 referral',
      'packages.csv 2 offer',
    ],
    /There is no such instant/,
  ],
  [
    'an instant without offset',
    replacing('skips.csv', '2025-06-03T13:55:00Z', '2025-06-03T13:55:00'),
    ['skips.csv 2 at'],
    /needs Z or an offset, as in 2026-06-30T09:40:00Z\.$/,
  ],
  [
    'an hour that does not exist',
    replacing('skips.csv', '2025-06-03T13:55:00Z', '2025-03-30T01:30:00'),
    ['skips.csv 2 at'],
    /does not exist in Europe\/London/,
  ],
  [
    'an hour that exists twice',
    replacing('skips.csv', '2025-06-03T13:55:00Z', '2025-10-26 01:30'),
    ['skips.csv 2 at'],
    /exists twice in Europe\/London/,
  ],
  ['negative hours', replacing('packages.csv', '3.5', '-3.5'), ['packages.csv 2 weekly_hours'], /negative/],
  [
    'fractional minutes',
    replacing('packages.csv', '3.5', '3.33'),
    ['packages.csv 2 weekly_hours'],
    /not a whole minute/,
  ],
  ['three decimals', replacing('rates.csv', '30.43', '30.431'), ['rates.csv 2 hourly_rate'], /at most 2/],
  [
    'a number of 40 digits',
    replacing('packages.csv', '3.5', '1234567890123456789012345678901234567890'),
    ['packages.csv 2 weekly_hours'],
    /Out of range: expected at most 166666/,
  ],
  [
    'a number in words',
    replacing('rates.csv', '30.43', 'thirty'),
    ['rates.csv 2 hourly_rate'],
    /Not a number/,
  ],
  [
    'a level that is none',
    replacing('areas.csv', 'Bexwell,2', 'Bexwell,4'),
    ['areas.csv 3 level'],
    /1, 2, 3/,
  ],
  [
    'three carers',
    adding('referrals.csv', 'R9,A01,2025-02-03T10:30:00Z,3,3,0,evening,urgent,'),
    ['referrals.csv 4 carers'],
    /1, 2/,
  ],
  [
    'rural in words',
    adding('referrals.csv', 'R9,A01,2025-02-03T10:30:00Z,3,1,yes,evening,urgent,'),
    ['referrals.csv 4 rural'],
    /1 for yes/,
  ],
  ['a rank of 0', replacing('positions.csv', ',,1\n', ',,0\n'), ['positions.csv 5 rank'], /at least 1/],
  [
    'a rating that is none',
    adding('providers.csv', 'P04,Another,good,2025-01-06'),
    ['providers.csv 5 cqc_rating'],
    /Outstanding, Good, Requires improvement/,
  ],
  [
    'a reason in free text',
    replacing('skips.csv', 'SUSPENDED', 'She is on holiday'),
    ['skips.csv 2 reason'],
    /Not a code/,
  ],
  ['an empty cell', replacing('areas.csv', 'Bexwell', ''), ['areas.csv 3 name'], /empty: it must be filled/],
  ['a NUL', replacing('areas.csv', 'Bexwell', 'Bex\u0000well'), ['areas.csv 3 name'], /control character/],
  [
    'a row with too many cells',
    adding('areas.csv', 'A03,Calder,1,,,'),
    ['areas.csv 4 -'],
    /6 cells where the header has 5/,
  ],
  [
    'a row with too few cells',
    adding('areas.csv', 'A03,Calder'),
    ['areas.csv 4 -'],
    /2 cells where the header has 5/,
  ],
];

describe('framework.json', () => {
  const framework = (change: object) => ({
    ...smallCounty,
    'framework.json': JSON.stringify({ ...(JSON.parse(smallCounty['framework.json']) as object), ...change }),
  });

  it.each([
    ['reference', { reference: 'HC 1' }, /Not a reference/],
    ['title', { title: undefined }, /Expected a text: { "title": "…" }/],
    ['authority', { authority: ['A council'] }, /Expected a text/],
    ['regime', { regime: 'PCR2006' }, /PCR2015, PA2023, PSR/],
    ['startsOn', { startsOn: '2025-02-30' }, /no such date/],
    ['policy.acceptance.minimumPercent', { policy: { acceptance: { minimumPercent: 101 } } }, /100/],
    ['policy.acceptance.minimumPercnt', { policy: { acceptance: { minimumPercnt: 70 } } }, /no such key/],
    ['policy.order.1', { policy: { order: { 1: 'primary' } } }, /array/],
    ['policy', { policy: { withinStep: { primary: { invite: 'one' } } } }, /withinStep.primary.choose/],
    ['policy', { policy: 75 }, /object/],
  ])('says what is wrong with %s', async (column, change, reason) => {
    const { problems, refused } = await examined(framework(change));
    expect(places(problems)).toEqual([`framework.json - ${column}`]);
    expect(problems[0]?.reason).toMatch(reason);
    expect(refused).toBe(1);
  });

  it('takes notice of a key that means nothing', async () => {
    const { problems, warned } = await examined(framework({ colour: 'green' }));
    expect(problems).toEqual([]);
    expect(places(warned)).toEqual(['framework.json - colour']);
  });
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

it.each(cases)('refuses %s', async (_what, files, where, reason) => {
  const { problems, refused } = await examined(files);
  expect(places(problems)).toEqual(where);
  expect(problems[0]?.reason).toMatch(reason);
  expect(refused).toBe(new Set(where.map((place) => place.split(' ', 2).join(' '))).size);
});
