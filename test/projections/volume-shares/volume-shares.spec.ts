import { volumeShares } from '../../../projections/volume-shares/index.ts';
import { volumeSharesCsv } from '../../../projections/volume-shares/volume-shares-csv.ts';
import { County } from '../../support/county.ts';

const tier = (tier: string, percent: number, fromRank: number | null, toRank: number | null) => ({
  ...{ tier, role: 'reserve' as const, fromRank, toRank, percent },
});
const tiers = [tier('First', 60, 1, 3), tier('Second', 25, 4, 44), tier('Villages', 15, 45, null)];

let next = 0;
/** So many hours a week, placed with whoever has the rank. */
function placed(county: County, provider: string, hours: number, role: 'reserve' | 'primary' = 'reserve') {
  const n = (next += 1);
  const at = '2026-06-29';
  return county
    .referral(`R${n}`, 'A1', { raisedAt: at })
    .offer(`O${n}`, { referral: `R${n}`, provider, role, outcome: 'accepted', offeredAt: at })
    .package(`K${n}`, {
      referral: `R${n}`,
      offer: `O${n}`,
      provider,
      weeklyMinutes: hours * 60,
      placedAt: at,
    });
}

const county = (policy = {}) =>
  new County('CSH-2025', policy)
    .area('A1')
    .position('A1', 'reserve', 'P1', { rank: 1 })
    .position('A1', 'reserve', 'P4', { rank: 4 })
    .position('A1', 'reserve', 'P45', { rank: 45 })
    .position('A1', 'reserve', 'P0');
const shares = (of: County) => volumeShares(of.views(), { asOf: '2026-06-30' });

describe('domain 1.14: volume shares of 60, 25 and 15 per cent', () => {
  it('vary by −6, +8 and −2 points when 540, 330 and 130 of 1,000 hours were placed', () => {
    const of = county({ volumeShares: tiers });
    placed(placed(placed(placed(of, 'P1', 500), 'P1', 40), 'P4', 330), 'P45', 130);
    const document = shares(of);
    expect(document.weeklyMinutes).toBe(60_000);
    expect(
      document.tiers.map((each) => [each.tier, each.sharePercent, each.targetPercent, each.variancePoints]),
    ).toEqual([
      ['First', 54, 60, -6],
      ['Second', 33, 25, 8],
      ['Villages', 13, 15, -2],
    ]);
    expect(document.tiers.map(({ packages }) => packages.length)).toEqual([2, 1, 1]);
    expect(document.outside).toMatchObject({ placements: 0, weeklyMinutes: 0, sharePercent: 0 });
    expect(volumeSharesCsv(document).split('\r\n')[1]).toBe('First,reserve,1,3,2,32400,54,60,-6');
  });

  it('count as outside the tiers whoever has no rank, or another role', () => {
    const of = county({ volumeShares: tiers }).position('A1', 'primary', 'P1', { rank: 1 });
    const { tiers: found, outside } = shares(placed(placed(of, 'P0', 10), 'P1', 10, 'primary'));
    expect(found.every(({ placements }) => placements === 0)).toBe(true);
    expect([outside.placements, outside.sharePercent]).toEqual([2, 100]);
  });

  it('say nothing of nothing, and name no tier where none is agreed', () => {
    expect(shares(county({ volumeShares: tiers })).tiers.map((each) => each.variancePoints)).toEqual([
      null,
      null,
      null,
    ]);
    expect(shares(county()).tiers).toEqual([]);
  });
});
