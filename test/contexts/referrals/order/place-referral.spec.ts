import { OfferAccepted, OfferCountered, ReferralOffered } from '../../../../contexts/referrals/index.ts';
import { placeReferral } from '../../../../contexts/referrals/order/place-referral.ts';
import { Desk, county, holder, of } from './desk.ts';

describe('placing', () => {
  it('is the broker’s where the policy says so, and done once', () => {
    const desk = new Desk(county, { policy: { placing: 'byBroker' } });
    expect(desk.refused(placeReferral)).toBe('nobody-accepted');
    desk.offer();
    expect(desk.refused(placeReferral)).toBe('offer-open');
    expect(desk.accept('R1.1')).toEqual(['ProviderChosen P']);
    expect(desk.ask(placeReferral)).toEqual(['ReferralPlaced P']);
    expect(desk.ask(placeReferral)).toEqual([]);
  });

  it('E43: of two reserves who said yes at once one is chosen, and the other is told why', () => {
    const desk = new Desk([
      holder('R1', 'reserve', { hourlyPence: 2100 }),
      holder('R2', 'reserve', { hourlyPence: 2100, lastPlacedAt: '2026-05-01T09:00:00.000Z' }),
    ]);
    desk.offer();
    desk.record(...['R1.1', 'R1.2'].map(accepted));
    expect(desk.ask(placeReferral)).toEqual([
      ...['ProviderChosen R1', 'OfferNotChosen R1.2 least-recent', 'ReferralPlaced R1'],
    ]);
    expect(desk.moveOn()).toEqual([]);
  });

  it('comes to whoever can do all that was asked before a cheaper one with which another time was agreed', () => {
    const desk = new Desk(county.slice(2));
    desk.offer();
    const counter = { offer: 'R1.2', answeredAt: desk.now, startOn: null, timeSlot: 'evening' } as const;
    desk.record(new OfferCountered({ ...of, ...counter }));
    expect(desk.accept('R1.1')).toEqual([]);
    expect(desk.accept('R1.2')).toEqual([
      ...['ProviderChosen R1', 'OfferNotChosen R1.2 ability', 'ReferralPlaced R1'],
    ]);
  });

  it('chooses anew when the yes of the one that was chosen was a mistake of the record', () => {
    const desk = new Desk(
      [holder('R1', 'reserve', { rank: 1 }), holder('R2', 'reserve', { hourlyPence: 2100 })],
      {
        policy: { placing: 'byBroker' },
      },
    );
    desk.offer();
    desk.accept('R1.1');
    expect(desk.accept('R1.2')[0]).toBe('ProviderChosen R1');
    desk.decline('R1.1');
    expect(desk.state.chosen).toBe('R1.2');
    expect(desk.ask(placeReferral)).toEqual(['ReferralPlaced R2']);
  });

  it('leaves nobody asked when a yes that was corrected away stands again', () => {
    const desk = new Desk(county.slice(0, 2), { policy: { placing: 'byBroker' } });
    desk.offer();
    desk.accept('R1.1');
    expect(desk.decline('R1.1')).toEqual(['StepOpened secondary', 'ReferralOffered R1.2 S']);
    desk.record(accepted('R1.1'));
    expect(desk.ask(placeReferral)).toEqual(['OfferWithdrawn R1.2 PLACED_ELSEWHERE', 'ReferralPlaced P']);
  });

  it('takes the yes that an import tells of, of which no values are known', () => {
    const desk = new Desk();
    const put = { offer: 'O7', provider: 'P', role: 'primary', version: 1 } as const;
    const [offeredAt, deadline] = ['2026-06-30T08:00:00.000Z', '2026-06-30T12:00:00.000Z'];
    desk.record(new ReferralOffered({ ...of, ...put, offeredAt, deadline }), accepted('O7'));
    expect(desk.ask(placeReferral)).toEqual(['ProviderChosen P', 'ReferralPlaced P']);
  });
});

const accepted = (offer: string) =>
  new OfferAccepted({ ...of, offer, decidedAt: '2026-07-01T08:30:00.000Z', reason: null });
