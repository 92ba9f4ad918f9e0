import { addDays } from '#event-sourcing';
import type { JudgedFigure } from '../../../contexts/performance/acceptance-figures.ts';
import {
  AcceptanceBreachClosed,
  AcceptanceBreached,
  AcceptanceRestored,
  AcceptanceStillBelow,
} from '../../../contexts/performance/performance.events.ts';

const position = { provider: 'P02', area: 'A09', role: 'primary' } as const;
const figure = {
  ...position,
  asOf: '2026-06-30',
  window: { from: '2026-04-08', to: '2026-06-30' },
  policyVersion: 1,
  minimumPercent: 75,
  accepted: 6,
  counted: 10,
} as const;
const framework = 'CSH-2025';

export const judged = (status: JudgedFigure['status'], more: Partial<JudgedFigure> = {}): JudgedFigure => ({
  ...figure,
  status,
  held: true,
  needs: { kinds: ['carers'], segments: [] },
  ...more,
});

export const breached = new AcceptanceBreached({ framework, ...figure });
/** The payment period that closed on the day before the figure. */
export const period = { from: '2026-06-02', to: '2026-06-29' };
export const stillBelow = (to = period.to, asOf: string = figure.asOf) =>
  new AcceptanceStillBelow({ framework, ...figure, asOf, period: { from: addDays(to, -27), to } });
export const breachedOn = (asOf: string) => new AcceptanceBreached({ framework, ...figure, asOf });
export const restored = new AcceptanceRestored({ framework, ...figure });
export const closed = new AcceptanceBreachClosed({
  framework,
  ...position,
  asOf: figure.asOf,
  reason: 'position-vacated',
});
