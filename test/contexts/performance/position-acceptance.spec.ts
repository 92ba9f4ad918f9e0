import * as fc from 'fast-check';
import { assessAcceptance } from '../../../contexts/performance/assess-acceptance.ts';
import type { PerformanceEvent } from '../../../contexts/performance/performance.events.ts';
import {
  positionAcceptance,
  type PositionAcceptance,
} from '../../../contexts/performance/position-acceptance.ts';
import { askInTurn, countByType, type Ask } from '../../support/ask-in-turn.ts';
import { folded } from '../../support/given.ts';
import { breached, closed, judged, restored } from './figures.ts';

const status = fc.constantFrom(
  'monitored' as const,
  'not-assessed' as const,
  'mobilising' as const,
  'insufficient' as const,
  'met' as const,
  'below' as const,
);
const held = fc.constantFrom(true, true, true, false);
const asks = fc.array(
  fc.tuple(status, held).map(
    ([status, held]): Ask<PositionAcceptance, PerformanceEvent> =>
      () =>
        assessAcceptance('CSH-2025', judged(status, { held }), 0),
  ),
  { minLength: 20, maxLength: 40 },
);

const keepsTheRules = (decider: typeof positionAcceptance, seen: PerformanceEvent[] = []) =>
  fc.property(asks, (asks) => {
    const events = askInTurn(decider, asks);
    for (const [n, { type }] of events.entries()) {
      expect(type === 'AcceptanceBreached').toBe(n % 2 === 0);
    }
    seen.push(...events);
  });

describe('a position’s acceptance, whatever it is assessed as', () => {
  it('records nothing when assessed twice; breaches and their ends take turns', () => {
    const seen: PerformanceEvent[] = [];
    fc.assert(keepsTheRules(positionAcceptance, seen));
    const { AcceptanceBreached = 0, AcceptanceRestored = 0, AcceptanceBreachClosed = 0 } = countByType(seen);
    expect(Math.min(AcceptanceBreached, AcceptanceRestored, AcceptanceBreachClosed)).toBeGreaterThan(20);
  });

  it.each(['AcceptanceBreached', 'AcceptanceRestored', 'AcceptanceBreachClosed'] as const)(
    'is caught when it forgets %s',
    (type) => {
      const evolve = { ...positionAcceptance.evolve, [type]: (state: PositionAcceptance) => state };
      expect(fc.check(keepsTheRules({ ...positionAcceptance, evolve })).failed).toBe(true);
    },
  );

  it('folds every event in any order, and can still be asked', () => {
    const event = fc.constantFrom<PerformanceEvent>(breached, restored, closed);
    fc.assert(
      fc.property(fc.array(event, { maxLength: 10 }), asks, (history, asks) => {
        askInTurn({ ...positionAcceptance, initial: folded(positionAcceptance, history) }, asks);
      }),
    );
  });
});
