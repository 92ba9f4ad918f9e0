import { reserveAboveBaseline } from '../../src/conditions/reserve-above-baseline.ts';
import { riskBandUp } from '../../src/conditions/risk-band-up.ts';
import { risk } from '../../projections/risk/index.ts';
import { County } from '../support/county.ts';
import { sampleCounty } from '../support/sample-county.ts';

const now = '2026-06-30T12:00:00.000Z';

describe('reserve use above its line', () => {
  /** One package of the reserve's among so many. */
  const placedOnce = (of: number) => {
    const county = new County().area('A1').provider('P1').provider('P2');
    county.position('A1', 'primary', 'P1').position('A1', 'reserve', 'P2');
    for (let each = 1; each <= of; each += 1) {
      const [role, provider] = each === 1 ? (['reserve', 'P2'] as const) : (['primary', 'P1'] as const);
      county
        .referral(`R${each}`, 'A1')
        .offer(`O${each}`, {
          referral: `R${each}`,
          provider,
          role,
          outcome: 'accepted',
          offeredAt: '2026-06-01',
        })
        .package(`K${each}`, { referral: `R${each}`, provider, offer: `O${each}`, placedAt: '2026-06-02' });
    }
    return county.views();
  };

  it('is told above the baseline of the policy, and not on it', () => {
    expect(reserveAboveBaseline.find(placedOnce(4), now)).toEqual([]);
    const [told, ...more] = reserveAboveBaseline.find(placedOnce(3), now);
    expect(more).toEqual([]);
    expect(told).toMatchObject({ framework: 'CSH-2025', about: 'placements' });
    expect(told?.finding).toBe(
      '1 of 3 packages placed from 2026-04-08 to 2026-06-30 went to reserve providers, more than 25 %.',
    );
  });
});

describe('a risk in a higher band', () => {
  it('is told of exactly those providers whose band is higher than a payment period ago', () => {
    const views = sampleCounty().views();
    const then = new Map(risk(views, { asOf: '2026-06-02' }).rows.map((row) => [row.provider, row] as const));
    const expected = risk(views, { asOf: '2026-06-30' }).rows.flatMap((row) =>
      (['likelihood', 'impact'] as const)
        .filter((side) => row[side].band > (then.get(row.provider)?.[side].band ?? 5))
        .map((side) => `${row.provider}:${side}:${row[side].band}`),
    );
    const told = riskBandUp.find(views, now).map(({ about }) => about);
    expect(told.toSorted()).toEqual(expected.toSorted());
    expect(told.length).toBeGreaterThan(0);
  });
});
