import { date, event, reference } from '#event-sourcing';
import { z } from 'zod';
import type { RangeOfNeedsEvent } from './range-of-needs.events.ts';

/** A position whose acceptance is judged: stream per framework, area, role and provider. */
const position = {
  framework: reference,
  provider: reference,
  area: reference,
  role: z.enum(['primary', 'secondary']),
};

/** The figure that was judged: what was known at the moment of judging, so that the alert explains itself. */
const figure = {
  asOf: date,
  window: z.strictObject({ from: date, to: date }),
  policyVersion: z.int().min(1),
  minimumPercent: z.int().min(0).max(100),
  accepted: z.int().min(0),
  counted: z.int().min(0),
};

/** S4:109: fewer than the minimum of the referrals offered in the area were accepted. Edge-triggered (domain E32). */
export class AcceptanceBreached extends event('AcceptanceBreached', { ...position, ...figure }) {}
/** The position was still below the minimum after a payment period closed: told again, once for each (domain E32). */
export class AcceptanceStillBelow extends event('AcceptanceStillBelow', {
  ...position,
  ...figure,
  period: z.strictObject({ from: date, to: date }),
}) {}
/** The position meets the minimum again. */
export class AcceptanceRestored extends event('AcceptanceRestored', { ...position, ...figure }) {}
/** The breach is over without being mended: the provider no longer holds the position. */
export class AcceptanceBreachClosed extends event('AcceptanceBreachClosed', {
  ...position,
  asOf: date,
  reason: z.enum(['position-vacated']),
}) {}

export type PerformanceEvent =
  AcceptanceBreached | AcceptanceStillBelow | AcceptanceRestored | AcceptanceBreachClosed | RangeOfNeedsEvent;
