import * as fc from '../../support/fast-check.ts';
import { AgreeRate, agreeRate } from '../../../contexts/prices/agree-rate.ts';
import { RateAgreed, RateCorrected, type RateEvent } from '../../../contexts/prices/rate.events.ts';
import { rates, type Rates } from '../../../contexts/prices/rates.ts';
import { askInTurn, countByType, type Ask } from '../../support/ask-in-turn.ts';
import { folded } from '../../support/given.ts';

const facts = fc.record({
  framework: fc.constant('CSH-2025'),
  provider: fc.constant('P01'),
  area: fc.constantFrom('A01', 'A02'),
  band: fc.constantFrom('standard', 'enhanced'),
  hourlyPence: fc.constantFrom(2408, 2409, 2500),
  effectiveFrom: fc.constantFrom('2025-01-06', '2026-04-01'),
});
const asks = fc.array(
  facts.map(
    (facts): Ask<Rates, RateEvent> =>
      () =>
        agreeRate(new AgreeRate(facts), { area: true, provider: true }),
  ),
  { maxLength: 20 },
);

const keepsTheRules = (decider: typeof rates, seen: RateEvent[] = []) =>
  fc.property(asks, (asks) => {
    const events = askInTurn(decider, asks);
    const keys = events.map(({ area, band, effectiveFrom }) => `${area} ${band} ${effectiveFrom}`);
    expect(new Set(keys).size).toBe(keys.length);
    seen.push(...events);
  });

describe('a provider’s rates, whatever is asked of them', () => {
  it('record nothing when asked twice, and agree one rate for an area, band and day', () => {
    const seen: RateEvent[] = [];
    fc.assert(keepsTheRules(rates, seen));
    expect(countByType(seen)['RateAgreed']).toBeGreaterThan(100);
  });

  it('are caught when they forget', () => {
    const forgetful = { ...rates, evolve: { ...rates.evolve, RateAgreed: (state: Rates) => state } };
    expect(fc.check(keepsTheRules(forgetful)).failed).toBe(true);
  });

  const event: fc.Arbitrary<RateEvent> = fc
    .tuple(facts, fc.boolean())
    .map(([facts, first]) => (first ? new RateAgreed(facts) : new RateCorrected(facts)));

  it('fold every event in any order, and can still be asked', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), asks, (history, asks) => {
        askInTurn({ ...rates, initial: folded(rates, history) }, asks);
      }),
    );
  });
});
