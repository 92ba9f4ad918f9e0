import {
  ReferralPlaced,
  ReferralSplit,
  ReferralWithdrawn,
  OfferCountered,
  type ReferralEvent,
} from '../../../../contexts/referrals/index.ts';
import { Desk, county, next, of, skipping } from './desk.ts';

const urgent = { need: { urgency: 'urgent' }, policy: { urgentParallel: true } } as const;

describe('offering next', () => {
  it('says why nothing can be offered', () => {
    const desk = new Desk();
    const afterwards = (...more: readonly ReferralEvent[]) => {
      const other = new Desk();
      other.record(...more);
      return other.refused(next());
    };
    desk.events.length = 0;
    expect(desk.refused(next())).toBe('referral-unknown');
    const at = '2026-07-01T08:00:00.000Z';
    expect(afterwards(new ReferralWithdrawn({ ...of, withdrawnAt: at, reason: 'DIED' }))).toBe(
      'referral-withdrawn',
    );
    const parts = ['R1.a', 'R1.b'].map((referral) => ({ referral, weeklyMinutes: 300 }));
    expect(afterwards(new ReferralSplit({ ...of, offer: 'R1.1', parts }))).toBe('referral-split');
    const placed = {
      version: 1,
      package: 'R1.p1',
      provider: 'P',
      weeklyMinutes: 600,
      placedAt: at,
      offer: 'R1.1',
    };
    expect(afterwards(new ReferralPlaced({ ...of, ...placed }))).toBe('referral-placed');
    const imported = new Desk();
    imported.ground = { ...imported.ground, placed: true };
    expect(imported.refused(next())).toBe('referral-placed');
    expect(new Desk(county, { need: { referral: 'R'.repeat(64) } }).refused(next())).toBe(
      'referral-reference-long',
    );
  });

  it('waits for an answer, for the council’s own decision on one, and for the placing', () => {
    const desk = new Desk(county, { policy: { placing: 'byBroker' } });
    desk.offer();
    expect(desk.refused(next())).toBe('offer-open');
    desk.record(
      new OfferCountered({ ...of, offer: 'R1.1', answeredAt: desk.now, startOn: null, timeSlot: 'evening' }),
    );
    expect(desk.refused(next())).toBe('answer-to-decide');
    expect(desk.accept('R1.1')).toEqual(['ProviderChosen P']);
    expect(desk.refused(next())).toBe('already-accepted');
    expect(desk.moveOn()).toEqual([]);
  });

  it('records that nobody took it once the last step was passed over', () => {
    const desk = new Desk([county[0]!]);
    desk.skip('primary', 'P', 'CUSTOMER_CHOICE');
    expect(desk.offer()).toEqual([
      ...['StepSkipped secondary nobody NO_SECONDARY', 'StepSkipped reserve nobody NO_HOLDER'],
      'ReferralUnplaced',
    ]);
    expect(desk.refused(next())).toBe('order-exhausted');
  });

  it('E15: never passes a primary by: no verb of the broker’s makes an offer out of order', () => {
    const desk = new Desk();
    for (const [role, provider] of [
      ['secondary', 'S'],
      ['reserve', 'R2'],
    ] as const)
      expect(desk.refused(skipping(role, provider, 'CUSTOMER_CHOICE'))).toBe('not-its-turn');
    expect(desk.offer()).toEqual(['StepOpened primary', 'ReferralOffered R1.1 P']);
  });
});

describe('E35: two steps open at once', () => {
  it('is for an urgent referral, where the policy lets it, and never for three', () => {
    const standard = new Desk(county, { policy: { urgentParallel: true } });
    const unlikely = new Desk(county, { need: { urgency: 'urgent' } });
    for (const desk of [standard, unlikely]) {
      desk.offer();
      expect(desk.refused(next('HOSPITAL_DISCHARGE'))).toBe('parallel-not-allowed');
    }
    const desk = new Desk(county, urgent);
    expect(desk.refused(next('HOSPITAL_DISCHARGE'))).toBe('parallel-not-allowed');
    desk.offer();
    expect(desk.state.steps.map(({ parallel }) => parallel)).toEqual([null]);
    expect(desk.offer('HOSPITAL_DISCHARGE')).toEqual(['StepOpened secondary', 'ReferralOffered R1.2 S']);
    expect(desk.state.steps.map(({ parallel }) => parallel)).toEqual([null, 'HOSPITAL_DISCHARGE']);
    expect(desk.refused(next('HOSPITAL_DISCHARGE'))).toBe('parallel-not-allowed');
  });

  it('passes by one that pauses itself in the same breath, and asked twice opens no further step', () => {
    const paused = county.map((each) => ({ ...each, paused: each.provider === 'S' }));
    const desk = new Desk(paused, urgent);
    desk.offer();
    expect(desk.offer('HOSPITAL_DISCHARGE')).toEqual(
      expect.arrayContaining(['OfferDeclined R1.2 SELF_PAUSED', 'StepOpened reserve']),
    );
    expect(desk.refused(next('HOSPITAL_DISCHARGE'))).toBe('parallel-not-allowed');
  });

  it('places the first that says yes and takes the other offer back, which counts for nobody', () => {
    const desk = new Desk(county, urgent);
    desk.offer();
    desk.offer('HOSPITAL_DISCHARGE');
    expect(desk.accept('R1.2')).toEqual([
      ...['ProviderChosen S', 'OfferWithdrawn R1.1 PLACED_ELSEWHERE', 'ReferralPlaced S'],
    ]);
  });

  it('tells the second of two who said yes at once that the other was first', () => {
    const desk = new Desk(county, urgent);
    desk.offer();
    desk.offer('HOSPITAL_DISCHARGE');
    const both = new Desk(county, urgent);
    both.events.splice(0, 1, ...desk.events);
    both.moveOn = () => [];
    both.now = '2026-07-01T08:20:00.000Z';
    both.accept('R1.1');
    both.now = '2026-07-01T08:10:00.000Z';
    both.accept('R1.2');
    desk.events.splice(0, desk.events.length, ...both.events);
    expect(desk.moveOn()).toEqual([
      'ProviderChosen S',
      'OfferNotChosen R1.1 first-accepted',
      'ReferralPlaced S',
    ]);
  });

  it('waits for the one that is left when the other declines', () => {
    const desk = new Desk(county, urgent);
    desk.offer();
    desk.offer('HOSPITAL_DISCHARGE');
    expect(desk.decline('R1.2')).toEqual([]);
    expect(desk.decline('R1.1')[0]).toBe('StepOpened reserve');
  });

  it('has no later step to open after the last', () => {
    const desk = new Desk([county[2]!], urgent);
    desk.offer();
    expect(desk.refused(next('HOSPITAL_DISCHARGE'))).toBe('order-exhausted');
  });
});
