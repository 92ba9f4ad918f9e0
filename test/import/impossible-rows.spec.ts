import { eachRefused } from './examined.ts';
import { adding, replacing } from './small-county.ts';

describe('a row that is impossible', () => {
  eachRefused([
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
      replacing(
        'positions.csv',
        '2025-01-06,2026-01-01,\nA01,primary',
        '2025-01-06,2025-01-05,\nA01,primary',
      ),
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
  ]);
});
