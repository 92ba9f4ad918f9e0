import { County } from '../../support/county.ts';
import { county, of, offer, toPrimary, toReserve, toSecondary } from './one-county.ts';

describe('ORDER_SKIPPED', () => {
  const found = (county: County) =>
    of(county, 'ORDER_SKIPPED').map(({ role, provider }) => `${role} ${provider}`);

  it('names each holder of an earlier position who was passed over', () => {
    expect(found(county().offer('O1', toReserve))).toEqual(['primary P1', 'secondary P2']);
    expect(found(county().offer('O1', toPrimary).offer('O2', toReserve))).toEqual(['secondary P2']);
    expect(found(county().offer('O1', toPrimary).offer('O2', toSecondary))).toEqual([]);
  });

  it('looks at the first offer to a later role: being asked afterwards mends nothing', () => {
    const after = '2026-05-04T12:00:01Z';
    expect(
      found(
        county()
          .offer('O2', toReserve)
          .offer('O1', { ...toPrimary, offeredAt: after })
          .offer('O3', toSecondary),
      ),
    ).toEqual(['primary P1']);
    expect(
      found(
        county()
          .offer('O2', toReserve)
          .skip('R1', 'primary', 'P1', offer.offeredAt)
          .skip('R1', 'secondary', 'P2', after),
      ),
    ).toEqual(['secondary P2']);
  });

  it('asks for an offer in that role, and a skip of that provider in that role', () => {
    const crossed = county()
      .offer('O1', { ...toReserve, provider: 'P1' })
      .skip('R1', 'secondary', 'P1', '2026-05-04')
      .skip('R1', 'primary', 'P2', '2026-05-04');
    expect(found(crossed)).toEqual(['primary P1', 'secondary P2']);
  });

  it('looks at who held the position on the local date of that offer', () => {
    const changing = (offeredAt: string) =>
      new County()
        .area('A1')
        .position('A1', 'primary', 'P1', { to: '2026-05-04' })
        .position('A1', 'primary', 'P9', { from: '2026-05-04' })
        .referral('R1', 'A1')
        .offer('O1', { ...toReserve, offeredAt });
    expect(found(changing('2026-05-03T22:59:59Z'))).toEqual(['primary P1']);
    expect(found(changing('2026-05-03T23:00:00Z'))).toEqual(['primary P9']);
  });

  it('follows the order of the level: level 2 asks no secondary', () => {
    const level2 = county().position('A2', 'secondary', 'P2');
    expect(found(level2.offer('O1', { ...toReserve, referral: 'R2' }))).toEqual(['primary P1']);
    expect(found(county().offer('O1', { ...toSecondary, referral: 'R2' }))).toEqual(['primary P1']);
  });

  it('follows the order of the policy in force on the day of the offer', () => {
    const turned = { order: { 1: ['reserve' as const, 'secondary' as const, 'primary' as const] } };
    expect(found(county(turned).offer('O1', toPrimary))).toEqual(['secondary P2', 'reserve P3']);
    const later = county().policy(2, '2026-05-05', turned);
    expect(found(later.offer('O1', toPrimary))).toEqual([]);
    expect(found(later.offer('O2', { ...toSecondary, offeredAt: '2026-05-05' }))).toEqual(['reserve P3']);
  });
});
