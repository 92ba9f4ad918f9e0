import { event, instant, label, reference } from '#event-sourcing';
import { z } from 'zod';

const of = { framework: reference, tender: reference };

export class EvaluatorAppointed extends event('EvaluatorAppointed', {
  ...of,
  evaluator: reference,
  appointedAt: instant,
}) {}
/** The evaluator scores no more, and nobody waits for scores of theirs. */
export class EvaluatorDismissed extends event('EvaluatorDismissed', {
  ...of,
  evaluator: reference,
  reason: label,
}) {}
/** All providers in which an evaluator has an interest; none: declared that there is none. It replaces the last one. */
export class EvaluatorInterestDeclared extends event('EvaluatorInterestDeclared', {
  ...of,
  evaluator: reference,
  interests: z.array(reference).max(200),
  declaredAt: instant,
}) {}
