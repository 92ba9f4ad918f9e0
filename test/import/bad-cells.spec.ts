import { eachRefused } from './examined.ts';
import { adding, replacing } from './small-county.ts';

describe('a cell that means nothing', () => {
  eachRefused([
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
    [
      'an empty cell',
      replacing('areas.csv', 'Bexwell', ''),
      ['areas.csv 3 name'],
      /empty: it must be filled/,
    ],
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
  ]);
});
