import type { EventStore, Projections } from '#event-sourcing';
import { LivePlacements } from '../../../projections/referrals/live-placements.ts';
import { County } from '../../support/county.ts';
import { LiveCounty } from '../../support/live-county.ts';

function placementsOver(of: County) {
  const waited: number[] = [];
  const store = { last: () => Promise.resolve(of.events.length - 1) } as unknown as EventStore;
  const projections = {
    reached: (position: number) => Promise.resolve(waited.push(position)),
    views: () => Promise.resolve(waited.length > 0 ? of.views() : new County().views()),
  } as unknown as Projections;
  return new LivePlacements(store, projections);
}
const county = () =>
  new County()
    .area('A1')
    .referral('R1', 'A1')
    .referral('R2', 'A1')
    .package('K1', { referral: 'R1', provider: 'P1', placedAt: '2026-06-05T10:00:00Z' })
    .package('K2', { referral: 'R2', provider: 'P1', placedAt: '2026-06-03T10:00:00Z' });

describe('what the order asks of the read side', () => {
  it('is when each provider took a package on last, the newest first recorded or not', async () => {
    const last = await placementsOver(county()).lastPlaced('CSH-2025', ['P1', 'P2']);
    expect([...last]).toEqual([['P1', '2026-06-05T10:00:00.000Z']]);
    expect([...(await placementsOver(county()).lastPlaced('OTHER', ['P1']))]).toEqual([]);
  });

  it('is whether a referral is with a provider: not before, and not once it is asked for anew', async () => {
    const placed = (of: County, referral: string) => placementsOver(of).placed('CSH-2025', referral);
    const failed = new LiveCounty().area('A1').referral('R3', 'A1');
    expect(await placed(county(), 'R1')).toBe(true);
    expect(await placed(failed, 'R3')).toBe(false);
    failed.package('K3', {
      ...{ referral: 'R3', provider: 'P1', placedAt: '2026-06-05', endReason: 'START_FAILED' },
    });
    expect(await placed(failed, 'R3')).toBe(true);
    expect(await placed(failed.amended('R3', 2, 'A1'), 'R3')).toBe(false);
  });
});
