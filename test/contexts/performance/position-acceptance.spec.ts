import { addDays } from '#event-sourcing';
import * as fc from '../../support/fast-check.ts';
import { closedPeriod } from '../../../contexts/performance/closed-period.ts';
import { assessAcceptance } from '../../../contexts/performance/assess-acceptance.ts';
import type { PerformanceEvent } from '../../../contexts/performance/performance.events.ts';
import {
  positionAcceptance,
  type PositionAcceptance,
} from '../../../contexts/performance/position-acceptance.ts';
import { askInTurn, countByType, type Ask } from '../../support/ask-in-turn.ts';
import { folded } from '../../support/given.ts';
import { breached, closed, judged, restored, stillBelow } from './figures.ts';

const types = [
  'AcceptanceBreached',
  'AcceptanceStillBelow',
  'AcceptanceRestored',
  'AcceptanceBreachClosed',
] as const;
const status = fc.constantFrom(
  'monitored' as const,
  'not-assessed' as const,
  'mobilising' as const,
  'insufficient' as const,
  'met' as const,
  'below' as const,
);
const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-06-01', 2 * n));
const held = fc.constantFrom(true, true, true, false);
const asks = fc.array(
  fc.tuple(status, held, day).map(
    ([status, held, asOf]): Ask<PositionAcceptance, PerformanceEvent> =>
      () =>
        assessAcceptance('CSH-2025', judged(status, { held, asOf }), 0, closedPeriod('2026-01-05', asOf)),
  ),
  { minLength: 20, maxLength: 40 },
);

const keepsTheRules = (decider: typeof positionAcceptance, seen: PerformanceEvent[] = []) =>
  fc.property(asks, (asks) => {
    const events = askInTurn(decider, asks);
    const crossings = events.filter(({ type }) => type !== 'AcceptanceStillBelow');
    for (const [n, { type }] of crossings.entries()) expect(type === 'AcceptanceBreached').toBe(n % 2 === 0);
    for (const [n, event] of events.entries()) {
      const before = events[n - 1];
      if (event.type !== 'AcceptanceStillBelow') continue;
      expect(['AcceptanceBreached', 'AcceptanceStillBelow']).toContain(before?.type);
      const told = before?.type === 'AcceptanceStillBelow' ? before.period.to : before?.asOf;
      expect(event.period.to > String(told)).toBe(true);
    }
    seen.push(...events);
  });

describe('a position’s acceptance, whatever it is assessed as', () => {
  it('records nothing when assessed twice; breaches and their ends take turns', () => {
    const seen: PerformanceEvent[] = [];
    fc.assert(keepsTheRules(positionAcceptance, seen));
    const counts = countByType(seen);
    for (const type of types) expect([type, (counts[type] ?? 0) > 20]).toEqual([type, true]);
  });

  it.each(types)('is caught when it forgets %s', (type) => {
    const evolve = { ...positionAcceptance.evolve, [type]: (state: PositionAcceptance) => state };
    expect(fc.check(keepsTheRules({ ...positionAcceptance, evolve })).failed).toBe(true);
  });

  it('folds every event in any order, and can still be asked', () => {
    const event = fc.constantFrom<PerformanceEvent>(breached, stillBelow(), restored, closed);
    fc.assert(
      fc.property(fc.array(event, { maxLength: 10 }), asks, (history, asks) => {
        askInTurn({ ...positionAcceptance, initial: folded(positionAcceptance, history) }, asks);
      }),
    );
  });
});
