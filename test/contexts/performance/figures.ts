import type { JudgedFigure } from '../../../contexts/performance/acceptance-figures.ts';
import {
  AcceptanceBreachClosed,
  AcceptanceBreached,
  AcceptanceRestored,
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
  ...more,
});

export const breached = new AcceptanceBreached({ framework, ...figure });
export const restored = new AcceptanceRestored({ framework, ...figure });
export const closed = new AcceptanceBreachClosed({
  framework,
  ...position,
  asOf: figure.asOf,
  reason: 'position-vacated',
});
