import { County } from '../../support/county.ts';

/** A referral that the primary declined, the suspended secondary was passed over for, and a reserve took. */
export const county = (): County =>
  new County()
    .area('A1')
    .provider('P2')
    .suspension('P2', '2026-05-01')
    .position('A1', 'reserve', 'P4', { rank: 2 })
    .position('A1', 'reserve', 'P3', { rank: 1 })
    .position('A1', 'secondary', 'P2')
    .position('A1', 'primary', 'P1')
    .rate('P3', 'A1', 2100)
    .rate('P3', 'A1', 2200, '2026-05-04')
    .rate('P3', 'A1', 2300, '2026-05-05')
    .rate('P3', 'A1', 2800, '2026-01-01', 'enhanced')
    .rate('P3', 'A2', 9900)
    .referral('R1', 'A1', {
      raisedAt: '2026-05-04T08:00:00Z',
      weeklyMinutes: 450,
      carers: 2,
      startBy: '2026-05-10',
    })
    .offer('O2', {
      referral: 'R1',
      provider: 'P3',
      role: 'reserve',
      outcome: 'accepted',
      offeredAt: '2026-05-04T12:00:00Z',
      decidedAt: '2026-05-04T17:00:00Z',
    })
    .offer('O1', {
      referral: 'R1',
      provider: 'P1',
      role: 'primary',
      outcome: 'declined',
      offeredAt: '2026-05-04T09:00:00Z',
      decidedAt: '2026-05-04T10:00:00Z',
      reason: 'SAFETY_RISK',
    })
    .skip('R1', 'secondary', 'P2', '2026-05-04T12:00:00Z')
    .exemption({
      referral: 'R1',
      offer: 'O1',
      requestedAt: '2026-05-05',
      decision: 'validated',
      decidedBy: 'staff-01',
    })
    .package('K1', {
      referral: 'R1',
      offer: 'O2',
      provider: 'P3',
      placedAt: '2026-05-04T17:00:00Z',
      startedOn: '2026-05-04',
      endedOn: '2026-06-01',
      endReason: 'PROVIDER_HANDBACK',
    });
