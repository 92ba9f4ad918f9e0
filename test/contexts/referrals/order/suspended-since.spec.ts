import { placeReferral } from '../../../../contexts/referrals/order/place-referral.ts';
import { Desk, county, holder, next } from './desk.ts';

const suspended = (provider: string) =>
  county.map((each) => (each.provider === provider ? { ...each, suspended: true } : each));

describe('E12: a provider that said yes and was suspended before it was placed', () => {
  it('is passed over for another that said yes, and the offer counts for nothing', () => {
    const desk = new Desk(county.slice(2));
    desk.offer();
    desk.accept('R1.2');
    desk.ground = { ...desk.ground, holders: suspended('R2').slice(2) };
    expect(desk.accept('R1.1')).toEqual([
      ...['OfferWithdrawn R1.2 SUSPENDED', 'ProviderChosen R1', 'ReferralPlaced R1'],
    ]);
  });

  it('is passed over for whoever is next, when nobody else did', () => {
    const desk = new Desk(county, { policy: { placing: 'byBroker' } });
    desk.offer();
    desk.accept('R1.1');
    desk.ground = { ...desk.ground, holders: suspended('P') };
    expect(desk.ask(placeReferral)).toEqual(['OfferWithdrawn R1.1 SUSPENDED']);
    expect(desk.moveOn()).toEqual(['StepOpened secondary', 'ReferralOffered R1.2 S']);
  });

  it('is not placed by a broker either, who places with another that said yes', () => {
    const desk = new Desk(county.slice(2), { policy: { placing: 'byBroker' } });
    desk.offer();
    desk.accept('R1.1');
    desk.accept('R1.2');
    desk.ground = { ...desk.ground, holders: suspended('R2').slice(2) };
    expect(desk.ask(placeReferral)).toEqual([
      ...['OfferWithdrawn R1.2 SUSPENDED', 'ProviderChosen R1', 'ReferralPlaced R1'],
    ]);
  });

  it('has its package when it is suspended afterwards', () => {
    const desk = new Desk([holder('P', 'primary')]);
    desk.offer();
    desk.accept('R1.1');
    desk.ground = { ...desk.ground, holders: [holder('P', 'primary', { suspended: true })] };
    expect(desk.moveOn()).toEqual([]);
    expect(desk.refused(next())).toBe('referral-placed');
  });
});
