import { event, instant, reference } from '#event-sourcing';
import { z } from 'zod';

/** What a bidder asks or answers; never about a customer, never a person's name. */
export const statement = z.string().trim().min(1).max(4000);

const of = { framework: reference, tender: reference };

export class ClarificationAsked extends event('ClarificationAsked', {
  ...of,
  clarification: reference,
  /** Who asked; the other bidders are not told. Null: the council itself. */
  provider: reference.nullable(),
  text: statement,
  askedAt: instant,
}) {}
/** Live it is shared with all; an import may tell of one that was not (a fairness finding). */
export class ClarificationAnswered extends event('ClarificationAnswered', {
  ...of,
  clarification: reference,
  text: statement,
  sharedWith: z.union([z.literal('all'), z.array(reference)]),
  answeredAt: instant,
}) {}
