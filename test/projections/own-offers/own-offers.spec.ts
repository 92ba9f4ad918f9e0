import { ownOffers } from '../../../projections/own-offers/index.ts';
import { askedReserve, chosenReserve } from '../../support/live-referral.ts';

const primary = { referral: 'R1', provider: 'P2', role: 'primary' } as const;
const county = () =>
  askedReserve()
    .offer('O1', { ...primary, outcome: 'declined', offeredAt: '2026-05-04', reason: 'SAFETY_RISK' })
    .offer('O2', { ...primary, outcome: 'declined', offeredAt: '2026-05-05', reason: 'NO_CAPACITY' })
    .offer('O3', { ...primary, outcome: 'accepted', offeredAt: '2026-01-05' })
    .exemption({ offer: 'O1', referral: 'R1', requestedAt: '2026-05-06' });
const of = (provider: string, views = county().views(), more = {}) =>
  ownOffers(views, { provider, today: '2026-06-01', ...more });

describe('what was offered to a provider', () => {
  it('is what waits for its answer, and what was answered within 84 days, the last first', () => {
    const { open, closed } = of('P2');
    expect(open.map(({ offer, deadline }) => [offer, deadline])).toEqual([
      ['R1.2', '2026-06-01T13:00:00.000Z'],
    ]);
    expect(closed.map(({ offer }) => offer)).toEqual(['O2', 'O1']);
    expect(open[0]?.need).toMatchObject({ area: 'A1', areaName: 'Area A1', weeklyMinutes: 600 });
  });

  it('says nothing of any other provider', () => {
    expect(JSON.stringify(of('P2', chosenReserve().views()))).not.toMatch(/P3|P1|R1\.1|2040|1900/);
    expect(of('P9')).toMatchObject({ open: [], closed: [] });
  });

  it('says by what another came first, whether it may still be exempt, and what was asked', () => {
    expect(of('P2', chosenReserve().views()).closed[0]).toMatchObject({ offer: 'R1.2', notChosen: 'rate' });
    const [second, first] = of('P2').closed;
    expect(first).toMatchObject({ mayAskExemption: false, exemption: { decision: null } });
    expect(second).toMatchObject({ mayAskExemption: false, exemption: null });
    const unasked = askedReserve().offer('O1', {
      ...{ ...primary, outcome: 'declined', offeredAt: '2026-05-04', reason: 'SAFETY_RISK' },
    });
    expect(of('P2', unasked.views()).closed[0]?.mayAskExemption).toBe(true);
  });

  it('is read page by page', () => {
    const { closed, next } = of('P2', county().views(), { limit: 1 });
    expect(closed.map(({ offer }) => offer)).toEqual(['O2']);
    expect(of('P2', county().views(), { after: next }).closed.map(({ offer }) => offer)).toEqual(['O1']);
  });
});
