import { frameworkNamed } from '../../../projections/frameworks/index.ts';
import { allReferrals } from '../../../projections/referrals/index.ts';
import { County } from '../../support/county.ts';

const raised = [
  '1999-12-31',
  '2024-12-31',
  '2025-01-01',
  '2025-01-06',
  '2025-02-28',
  '2026-06-30',
  '2030-12-31',
  '2031-01-05',
  '2031-01-31',
  '2031-02-01',
  '2099-01-01',
];

describe('all referrals of a framework', () => {
  it.each([{}, { endsOn: '2025-01-31' }, { startsOn: '2031-01-01' }])(
    'are found once, whenever they were raised: %j',
    (terms) => {
      const county = new County('CSH-2025', {}, terms).area('A1');
      for (const [i, date] of raised.entries())
        county.referral(`R${i}`, 'A1', { raisedAt: `${date}T12:00:00Z` });
      const other = new County('CSH-2025X').area('A1').referral('R99', 'A1');
      const views = county.views();
      for (const event of other.events) views.apply(event);
      const found = [...allReferrals(views, frameworkNamed(views, 'CSH-2025'))];
      expect(found.map(({ raisedAt }) => raisedAt.slice(0, 10)).toSorted()).toEqual(raised);
    },
  );
});
