import type { OrderExplained } from '../../projections/explanation/index.ts';
import type { ReferralRow } from '../../projections/referrals/index.ts';
import { namesFrom } from '../../src/web/names.ts';
import { whyThisOrder } from '../../src/web/referral-why.ts';

const candidate = (provider: string, more = {}) => ({
  ...{ provider, rank: null, barredBy: null, warning: null, preferred: false },
  ...{ hourlyPence: 2200, lastPlacedAt: null },
  ...more,
});
const step = {
  ...{
    version: 1,
    round: 1,
    role: 'reserve',
    policyVersion: 3,
    invite: 'all',
    criteria: ['ability', 'rate'],
  },
  candidates: [
    candidate('P01', { warning: 'BELOW_GOOD' }),
    candidate('P02', { barredBy: 'SUSPENDED', hourlyPence: null }),
  ],
  ...{ invited: ['R1.1'], seed: '0'.repeat(32), deadline: '2026-07-01T13:00:00.000Z', parallel: null },
} as ReferralRow['steps'][number];
const row = { offers: [{ offer: 'R1.1', provider: 'P01' }] } as unknown as ReferralRow;
const names = namesFrom([{ provider: 'P01', name: 'Willow Support' }], []);
const explained = (differences: readonly string[]) =>
  ({ steps: [{ ...step, differences }], choices: [] }) as unknown as OrderExplained;

describe('why this order', () => {
  it('tells of each who could be asked, and what kept it from being asked', () => {
    const { candidates } = whyThisOrder(row, step, names, undefined);
    expect(candidates.map(({ provider, rate, stood }) => [provider, rate, stood])).toEqual([
      ['Willow Support', '£22.00', 'asked; to be known: below good'],
      ['P02', '', 'not asked: suspended'],
    ]);
  });

  it('says when the same comes out again, and when something else does', () => {
    expect(whyThisOrder(row, step, names, explained([])).replay).toMatchObject({ same: true });
    expect(whyThisOrder(row, step, names, explained(['Of the seed: another.'])).replay).toMatchObject({
      same: false,
      differences: ['Of the seed: another.'],
    });
  });
});
