import type { PolicyOverrides } from '../../../contexts/agreement/merge-policy.ts';
import { acceptance, type AcceptanceRow } from '../../../projections/acceptance/index.ts';
import { County } from '../../support/county.ts';

export const asOf = '2026-06-30';
export const primary = { provider: 'P1', role: 'primary' } as const;

/** A level 1 area whose positions began long ago, and a referral. */
export const county = (overrides: PolicyOverrides = {}): County =>
  new County('CSH-2025', overrides)
    .area('A1')
    .position('A1', 'primary', 'P1')
    .position('A1', 'secondary', 'P2')
    .referral('R0', 'A1');

/** So many answers of the primary provider to as many referrals, in the window. */
export function answers(to: County, accepted: number, declined: number): County {
  const first = to.events.length;
  for (let i = 0; i < accepted + declined; i++) {
    const [referral, offer] = [`R${first + i}`, `O${first + i}`];
    const outcome = i < accepted ? 'accepted' : 'declined';
    to.referral(referral, 'A1').offer(offer, { ...primary, referral, outcome, offeredAt: '2026-05-04' });
  }
  return to;
}

export const rowsOf = (county: County, date = asOf): readonly AcceptanceRow[] =>
  acceptance(county.views(), { asOf: date }).rows;

/** The row of the primary provider. */
export const rowOf = (county: County, date = asOf): AcceptanceRow =>
  rowsOf(county, date).find(({ provider }) => provider === 'P1')!;
