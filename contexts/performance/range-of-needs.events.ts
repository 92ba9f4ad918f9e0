import { date, event, reference } from '#event-sourcing';
import { z } from 'zod';

const count = z.int().min(0);
const millionths = z.int().min(0).max(1_000_000);
const share = z.strictObject({ accepted: count, counted: count });

const segment = {
  framework: reference,
  provider: reference,
  area: reference,
  role: z.enum(['primary', 'secondary']),
  /** `carers:2`, `timeSlot:evening`, `size:420-840` and the like. */
  segment: z.string().regex(/^[a-zA-Z]+:[a-z0-9-]{1,40}$/),
  asOf: date,
};

/**
 * S4:109: of one segment of needs a position accepts less than of the others, and chance alone would hardly bring that
 * about (domain 1.5). Once, on the crossing.
 */
export class RangeOfNeedsConcernRaised extends event('RangeOfNeedsConcernRaised', {
  ...segment,
  window: z.strictObject({ from: date, to: date }),
  policyVersion: z.int().min(1),
  minimumPercent: z.int().min(0).max(100),
  ...share.shape,
  others: share,
  /** How often chance alone gives the segment as few; then the same, corrected for the segments tested beside it. */
  chanceMillionths: millionths,
  correctedMillionths: millionths,
  flags: z.array(z.enum(['below-minimum', 'under-represented'])).min(1),
  /** Every offer that was counted, by its last event as known then: a revision of its referral's stream. */
  basis: z.array(
    z.strictObject({ referral: reference, offer: reference, revision: count, inSegment: z.boolean() }),
  ),
}) {}

/**
 * The concern is over: the segment no longer stands out at all, the position is no longer held, or the policy no longer
 * tells offers apart by it.
 */
export class RangeOfNeedsConcernEnded extends event('RangeOfNeedsConcernEnded', {
  ...segment,
  reason: z.enum(['reflects', 'position-vacated', 'no-longer-judged']),
}) {}

export type RangeOfNeedsEvent = RangeOfNeedsConcernRaised | RangeOfNeedsConcernEnded;
