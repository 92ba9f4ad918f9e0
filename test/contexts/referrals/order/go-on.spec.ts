import { StepOpened } from '../../../../contexts/referrals/index.ts';
import { Desk, county, holder, next, received, skipping } from './desk.ts';

describe('the order of a referral', () => {
  it('is primary, secondary, all reserves at once, and the cheaper of two who say yes (domain.md 1.4)', () => {
    const desk = new Desk();
    expect(desk.offer()).toEqual(['StepOpened primary', 'ReferralOffered R1.1 P']);
    expect(desk.refused(next())).toBe('offer-open');
    desk.now = '2026-07-01T08:40:00.000Z';
    expect(desk.decline('R1.1')).toEqual(['StepOpened secondary', 'ReferralOffered R1.2 S']);
    desk.now = '2026-07-01T12:40:01.000Z';
    expect(desk.refused(skipping('reserve', 'R1', 'CUSTOMER_CHOICE'))).toBe('not-its-turn');
    expect(desk.lapse('R1.2')).toEqual([
      'StepOpened reserve',
      'ReferralOffered R1.4 R2',
      'ReferralOffered R1.3 R1',
    ]);
    expect(desk.accept('R1.3')).toEqual([]);
    expect(desk.accept('R1.4')).toEqual([
      'ProviderChosen R2',
      'OfferNotChosen R1.3 rate',
      'ReferralPlaced R2',
    ]);
    expect(desk.ledger).toEqual(['P declined', 'S lapsed', 'R2 accepted', 'R1 accepted not chosen: rate']);
    expect(desk.state.placed).toEqual({ package: 'R1.p1', provider: 'R2', offer: 'R1.4' });
    expect(desk.moveOn()).toEqual([]);
    expect(desk.refused(next())).toBe('referral-placed');
  });

  it('numbers the offers of a step by provider: nobody reads off a number whose rate is lower', () => {
    const numbers = [2100, 1900].map((hourlyPence) => {
      const desk = new Desk([holder('A', 'reserve', { hourlyPence }), holder('B', 'reserve')]);
      desk.ground = { ...desk.ground, level: 3 };
      desk.offer();
      return new Map([...desk.state.offers].map(([offer, { provider }]) => [provider, offer]));
    });
    expect(numbers[0]).toEqual(numbers[1]);
  });

  it('asks all reserves at one instant with one deadline, and keeps everything that this rested on', () => {
    const desk = new Desk([holder('R2', 'reserve', { rank: 2 }), holder('R1', 'reserve', { rank: 1 })]);
    desk.ground = { ...desk.ground, level: 3 };
    desk.offer();
    const offers = [...desk.state.offers.values()];
    expect(offers.map(({ provider }) => provider)).toEqual(['R1', 'R2']);
    expect(new Set(offers.map(({ offeredAt, deadline }) => `${offeredAt} ${deadline}`))).toEqual(
      new Set(['2026-07-01T08:00:00.000Z 2026-07-01T12:00:00.000Z']),
    );
    const values = { barredBy: null, warning: null, preferred: false, hourlyPence: 2000, lastPlacedAt: null };
    expect(desk.events[1]).toEqual(
      new StepOpened({
        ...{ framework: 'CSH-2025', referral: 'R1', version: 1, round: 1, role: 'reserve', policyVersion: 3 },
        ...{ invite: 'all', criteria: ['ability', 'preference', 'rate', 'least-recent', 'seeded-random'] },
        candidates: [
          { provider: 'R1', rank: 1, ...values },
          { provider: 'R2', rank: 2, ...values },
        ],
        ...{
          invited: ['R1.1', 'R1.2'],
          seed: '0'.repeat(32),
          deadline: '2026-07-01T12:00:00.000Z',
          parallel: null,
        },
      }),
    );
  });

  it('asks the ranked holders of a role one after the other', () => {
    const desk = new Desk([holder('P2', 'primary', { rank: 2 }), holder('P1', 'primary', { rank: 1 })]);
    expect(desk.offer()).toEqual(['StepOpened primary', 'ReferralOffered R1.1 P1']);
    expect(desk.decline('R1.1')).toEqual(['StepOpened primary', 'ReferralOffered R1.2 P2']);
    const step = desk.events.findLast((event) => event instanceof StepOpened)!;
    expect(step.candidates.map(({ provider, barredBy }) => [provider, barredBy])).toEqual([
      ['P1', 'ALREADY_ASKED'],
      ['P2', null],
    ]);
  });

  it('asks nobody twice in a round, not in another role either', () => {
    const desk = new Desk([holder('P', 'primary'), holder('P', 'reserve'), holder('R1', 'reserve')]);
    desk.offer();
    expect(desk.decline('R1.1')).toEqual([
      'StepSkipped secondary nobody NO_SECONDARY',
      'StepSkipped reserve P ALREADY_ASKED',
      'StepOpened reserve',
      'ReferralOffered R1.2 R1',
    ]);
  });

  it('E34: goes on to the reserve list where nobody is secondary, and says so', () => {
    const desk = new Desk(county.filter(({ role }) => role !== 'secondary'));
    desk.offer();
    expect(desk.decline('R1.1').slice(0, 2)).toEqual([
      'StepSkipped secondary nobody NO_SECONDARY',
      'StepOpened reserve',
    ]);
  });

  it('E12: passes over whoever the council has suspended, with the reason, and nothing counts', () => {
    const desk = new Desk([holder('P', 'primary', { suspended: true }), holder('S', 'secondary')]);
    expect(desk.offer()).toEqual([
      'StepSkipped primary P SUSPENDED',
      'StepOpened secondary',
      'ReferralOffered R1.1 S',
    ]);
    expect(desk.ledger).toEqual(['S pending']);
  });

  it('E51: asks nobody for what it is not registered for, and says so', () => {
    const asked = (need: Parameters<typeof received>[0] & object) => {
      const outOfScope = ['double-handed', 'live-in', 'night', 'rural'] as const;
      return new Desk([holder('P', 'primary', { outOfScope }), holder('S', 'secondary')], { need }).offer();
    };
    for (const need of [
      { carers: 2 },
      { rural: true },
      { timeSlot: 'live-in' },
      { timeSlot: 'night' },
    ] as const)
      expect(asked(need)[0]).toBe('StepSkipped primary P OUT_OF_SCOPE');
    expect(asked({ timeSlot: 'evening' })[0]).toBe('StepOpened primary');
  });

  it('E48: does not ask a provider that has left: whoever holds the position now is asked', () => {
    const left = new Desk(county.filter(({ provider }) => provider !== 'P'));
    expect(left.offer().slice(0, 2)).toEqual([
      'StepSkipped primary nobody NO_HOLDER',
      'StepOpened secondary',
    ]);
  });

  it('E50: asks in the same order when it is urgent, with a shorter deadline', () => {
    const desk = new Desk(county, { need: { urgency: 'urgent' } });
    expect(desk.offer()).toEqual(['StepOpened primary', 'ReferralOffered R1.1 P']);
    expect(desk.state.offers.get('R1.1')?.deadline).toBe('2026-07-01T10:00:00.000Z');
    expect(desk.decline('R1.1')[0]).toBe('StepOpened secondary');
  });
});

describe('E13: a provider that pauses itself', () => {
  const paused = [holder('P', 'primary', { paused: true }), holder('S', 'secondary')];

  it('declines as primary or secondary what it would have been offered, and the next is asked at once', () => {
    const desk = new Desk(paused);
    expect(desk.offer()).toEqual([
      ...['StepOpened primary', 'ReferralOffered R1.1 P', 'OfferDeclined R1.1 SELF_PAUSED'],
      ...['StepOpened secondary', 'ReferralOffered R1.2 S'],
    ]);
    expect(desk.ledger).toEqual(['P declined', 'S pending']);
  });

  it('is passed over where the policy says so, and always on the reserve list', () => {
    expect(new Desk(paused, { policy: { selfPause: 'skip' } }).offer()[0]).toBe(
      'StepSkipped primary P PAUSED',
    );
    const desk = new Desk([holder('R1', 'reserve', { paused: true }), holder('R2', 'reserve')]);
    expect(desk.offer().slice(2)).toEqual([
      ...['StepSkipped reserve R1 PAUSED', 'StepOpened reserve', 'ReferralOffered R1.1 R2'],
    ]);
  });
});

describe('E45: a holder below the regulator’s Good', () => {
  const below = [holder('P', 'primary', { belowGood: true }), holder('S', 'secondary')];

  it('is asked with a warning', () => {
    const desk = new Desk(below);
    desk.offer();
    expect(desk.state.steps[0]?.candidates[0]).toMatchObject({ warning: 'BELOW_GOOD', barredBy: null });
  });

  it('waits for a person to pass it over, where the policy says so', () => {
    const desk = new Desk(below, { policy: { belowGood: 'suspend' } });
    expect(desk.refused(next())).toBe('step-needs-decision');
    expect(desk.moveOn()).toEqual([]);
    expect(desk.skip('primary', 'P', 'BELOW_GOOD')).toEqual(['StepSkipped primary P BELOW_GOOD']);
    expect(desk.offer()[0]).toBe('StepOpened secondary');
  });
});
