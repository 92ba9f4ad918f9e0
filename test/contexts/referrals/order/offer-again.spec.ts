import { OfferAgain, offerAgain } from '../../../../contexts/referrals/order/offer-again.ts';
import type { Ground } from '../../../../contexts/referrals/order/standing.ts';
import { Desk, holder, of } from './desk.ts';

const again = (ground: Ground) => offerAgain(new OfferAgain({ ...of, reason: 'NOBODY_FREE' }), ground);

describe('E52: nobody takes it', () => {
  it('is said once every step was tried, and a new round asks everybody again', () => {
    const desk = new Desk([holder('P', 'primary'), holder('S', 'secondary')]);
    desk.offer();
    desk.decline('R1.1');
    expect(desk.refused(again)).toBe('step-left');
    expect(desk.decline('R1.2')).toEqual(['StepSkipped reserve nobody NO_HOLDER', 'ReferralUnplaced']);
    expect(desk.ask(again)).toEqual(['RoundOpened']);
    expect(desk.ask(again)).toEqual([]);
    expect(desk.moveOn()).toEqual(['StepOpened primary', 'ReferralOffered R1.3 P']);
    expect(desk.state.offers.get('R1.3')?.round).toBe(2);
    expect(desk.refused(again)).toBe('step-left');
    expect(desk.accept('R1.3')).toEqual(['ProviderChosen P', 'ReferralPlaced P']);
    expect(desk.refused(again)).toBe('referral-placed');
  });

  it('needs a referral', () => {
    const desk = new Desk();
    desk.events.length = 0;
    expect(desk.refused(again)).toBe('referral-unknown');
  });
});
