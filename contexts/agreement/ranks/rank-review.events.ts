import { date, event, pence, reference } from '#event-sourcing';
import { z } from 'zod';
import { role } from '../role.ts';

/** Points out of 100, in whole millionths. */
const points = z.int().min(0).max(100_000_000);
const count = z.int().min(0);

/** One holder with everything that its rank rests on. */
export const rankedHolder = z.strictObject({
  provider: reference,
  /** Of the offers that count in the window; none: it is taken to be at the minimum. */
  accepted: count,
  counted: count,
  /** Its rate for the area on the day; null: none is in force, and it has no points for price. */
  hourlyPence: pence.nullable(),
  kpi: points,
  price: points,
  total: points,
  rank: z.int().min(1),
});
export type RankedHolder = z.output<typeof rankedHolder>;

/** The holders of a role in an area have these ranks from `on`. */
export class RanksReviewed extends event('RanksReviewed', {
  framework: reference,
  area: reference,
  role,
  on: date,
  /** Percent; together 100. */
  weights: z.strictObject({ kpi: z.int().min(0).max(100), price: z.int().min(0).max(100) }),
  minimumPercent: z.int().min(0).max(100),
  /** The days whose offers count, both included. */
  window: z.strictObject({ from: date, to: date }),
  ranking: z.array(rankedHolder).min(1).max(500),
}) {}
