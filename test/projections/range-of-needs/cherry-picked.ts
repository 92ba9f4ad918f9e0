import type { PolicyOverrides } from '../../../contexts/agreement/merge-policy.ts';
import { County } from '../../support/county.ts';

/** Only single- and double-handed care are told apart. */
export const onlyCarers = { segments: ['carers' as const] };

export const county = (overrides: PolicyOverrides = { rangeOfNeeds: onlyCarers }): County =>
  new County('CSH-2025', overrides).area('A1').position('A1', 'primary', 'P1');

/** So many answers of the primary provider to as many referrals with a need, on a day of the window. */
export function answered(
  to: County,
  accepted: number,
  declined: number,
  need: Parameters<County['referral']>[2],
  offeredAt = '2026-05-04',
): County {
  const first = to.events.length;
  for (let i = 0; i < accepted + declined; i++) {
    const [referral, offer] = [`R${first + i}`, `O${first + i}`];
    const outcome = i < accepted ? 'accepted' : 'declined';
    to.referral(referral, 'A1', need);
    to.offer(offer, { referral, provider: 'P1', role: 'primary', outcome, offeredAt });
  }
  return to;
}

/** Domain 1.5: 31 of 40 accepted, of 28 single-handed 26, of 12 double-handed 5. */
export const cherryPicked = (overrides?: PolicyOverrides): County =>
  answered(answered(county(overrides), 26, 2, { carers: 1 }), 5, 7, { carers: 2 });
