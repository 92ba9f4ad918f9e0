import { reference } from '#event-sourcing';
import { z } from 'zod';

/** Why a bidder with as many points as whoever has a position, or more, does not have it. */
export const passedOver = z.strictObject({
  provider: reference,
  /**
   * It has the other position here; it has as many of the kind as the limit lets it have, in `areas` or from before; it
   * declined this one, or holds another one here already; or each of the two could have it, as all is worth the same.
   */
  why: z.enum(['primary-here', 'secondary-here', 'limit', 'declined', 'holds-here', 'worth-the-same']),
  areas: z.array(reference).max(500),
  /** How many of the kind it may be given; null: it is not the limit. */
  most: z.int().min(0).nullable(),
});
export type PassedOver = z.output<typeof passedOver>;
