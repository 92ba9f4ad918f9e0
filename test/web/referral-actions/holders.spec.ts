import { stillToCome } from '../../../src/web/referral-actions/holders.ts';
import { defaultPolicy } from '../../../contexts/agreement/index.ts';
import { frameworks } from '../../../projections/frameworks/index.ts';
import { referrals } from '../../../projections/referrals/index.ts';
import { County } from '../../support/county.ts';

const county = () =>
  new County()
    .area('A1')
    .position('A1', 'primary', 'P1')
    .position('A1', 'secondary', 'P2', { to: '2026-01-01' })
    .position('A1', 'reserve', 'P3')
    .position('A1', 'reserve', 'P4')
    .referral('R1', 'A1');

const toCome = (made: County, change = {}) => {
  const views = made.views();
  const row = { ...views.get(referrals, 'CSH-2025/R1')!, ...change };
  return stillToCome(views.get(frameworks, 'CSH-2025')!, defaultPolicy, row, '2026-07-01T09:00:00.000Z');
};
const at = '2026-06-30T09:00:00Z';
const offered = {
  referral: 'R1',
  provider: 'P1',
  role: 'primary',
  offeredAt: at,
  outcome: 'declined',
} as const;

describe('who is still to come', () => {
  it('is whoever holds a position today, role by role', () => {
    expect(toCome(county())).toEqual([
      { role: 'primary', providers: ['P1'] },
      { role: 'reserve', providers: ['P3', 'P4'] },
    ]);
  });

  it('is nobody who was asked, or passed over', () => {
    const made = county().offer('O1', offered).skip('R1', 'reserve', 'P3', '2026-06-30T12:00:00Z');
    expect(toCome(made)).toEqual([{ role: 'reserve', providers: ['P4'] }]);
  });

  it('is everybody again when the need is another one', () => {
    const made = county().skip('R1', 'reserve', 'P3', '2026-06-30T08:00:00Z').offer('O1', offered);
    expect(toCome(made, { version: 2 })).toEqual([
      { role: 'primary', providers: ['P1'] },
      { role: 'reserve', providers: ['P3', 'P4'] },
    ]);
  });
});
