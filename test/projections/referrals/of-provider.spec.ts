import { ProviderScope } from '#access';
import { ownOffers } from '../../../projections/own-offers/index.ts';
import { ofProvider } from '../../../projections/referrals/of-provider.ts';
import { referrals } from '../../../projections/referrals/index.ts';
import { asRole } from '../../support/as-role.ts';
import { LiveCounty } from '../../support/live-county.ts';

const first = { referral: 'R1', provider: 'P01', role: 'primary', version: 1, at: '2026-05-04' } as const;
const second = { ...first, provider: 'P02', version: 2, at: '2026-05-06' } as const;
/** P01 was asked for ten hours in A1; the need then became fifteen in A2, of which only P02 heard. */
const county = () => {
  const asked = new LiveCounty().area('A1').area('A2').referral('R1', 'A1');
  asked.asked('R1.1', first, 'declined', 'NO_CAPACITY_STAFF');
  return asked.amended('R1', 2, 'A2').asked('R1.2', second);
};
const row = (from: LiveCounty) => from.views().get(referrals, 'CSH-2025/R1')!;
const seen = (from: LiveCounty) =>
  asRole('provider', () => ofProvider(row(from), ProviderScope.inForce(), []));

describe('what a provider knows of the need of a referral', () => {
  it('is that of the newest version that it was offered', () => {
    expect(seen(county())).toMatchObject({ version: 1, area: 'A1', weeklyMinutes: 600, formerNeeds: [] });
    const again = county().asked('R1.3', { ...first, version: 2, at: '2026-05-07' });
    expect(seen(again)).toMatchObject({
      ...{ version: 2, area: 'A2', weeklyMinutes: 900 },
      formerNeeds: [{ version: 1, area: 'A1', weeklyMinutes: 600 }],
    });
  });

  it('is, of each of its offers, that of the version that was offered', () => {
    const again = county().asked('R1.3', { ...first, version: 2, at: '2026-05-07' });
    const { open, closed } = ownOffers(again.views(), { provider: 'P01', today: '2026-05-08' });
    expect([...open, ...closed].map(({ offer, need }) => [offer, need.area, need.weeklyMinutes])).toEqual([
      ['R1.3', 'A2', 900],
      ['R1.1', 'A1', 600],
    ]);
  });

  it('is whole for the council, with what was needed before', () => {
    expect(row(county())).toMatchObject({ version: 2, formerNeeds: [{ version: 1, area: 'A1' }] });
  });
});
