import { County } from '../../support/county.ts';

const morning = '2026-07-01T07:30:00Z';
const open = { role: 'primary', outcome: 'pending', offeredAt: morning } as const;
const earlier = { role: 'reserve', offeredAt: '2026-06-01' } as const;

/** P1 has open offers and answered ones; P2 is another provider, of which it may know nothing. */
export const offered = () =>
  new County()
    .area('A1')
    .area('A2')
    .provider('P1')
    .provider('P2')
    .position('A1', 'primary', 'P1')
    .position('A2', 'primary', 'P2')
    .position('A2', 'reserve', 'P1')
    .referral('R1', 'A1', { weeklyMinutes: 750, carers: 2, urgency: 'urgent', startBy: '2026-07-06' })
    .offer('O1', { ...open, referral: 'R1', provider: 'P1', deadline: '2026-07-01T08:45:00Z' })
    .referral('R2', 'A1')
    .offer('O2', { ...open, referral: 'R2', provider: 'P1', deadline: '2026-07-02T12:00:00Z' })
    .referral('R3', 'A1')
    .offer('O3', { ...open, referral: 'R3', provider: 'P1', deadline: '2026-07-02T13:00:00Z' })
    .referral('R4', 'A1')
    .offer('O4', { ...open, referral: 'R4', provider: 'P1', deadline: '2026-07-02T14:00:00Z' })
    .referral('R5', 'A2')
    .offer('O5', { ...open, referral: 'R5', provider: 'P2', deadline: '2026-07-02T12:00:00Z' })
    .referral('R6', 'A2')
    .offer('O6', { ...earlier, referral: 'R6', provider: 'P1', outcome: 'declined', reason: 'SAFETY_RISK' })
    .referral('R7', 'A2')
    .offer('O7', { ...earlier, referral: 'R7', provider: 'P1', outcome: 'lapsed' })
    .referral('R8', 'A2')
    .offer('O8', { ...earlier, referral: 'R8', provider: 'P1', outcome: 'accepted' })
    .package('K8', { referral: 'R8', provider: 'P1', offer: 'O8', placedAt: '2026-06-02' });
