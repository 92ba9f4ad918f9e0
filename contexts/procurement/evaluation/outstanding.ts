import type { Evaluator } from '../tender.ts';

/** Whether an evaluator has declared an interest in a bidder. */
export const hasInterest = ({ interests }: Evaluator, provider: string): boolean =>
  interests?.includes(provider) ?? false;

/** The evaluators without an interest in the bidder who have not scored its answer. */
export const outstanding = (
  evaluators: readonly Evaluator[],
  scores: readonly { readonly question: string; readonly evaluator: string }[],
  { provider, question }: { readonly provider: string; readonly question: string },
): readonly string[] =>
  evaluators
    .filter((each) => !hasInterest(each, provider))
    .map(({ evaluator }) => evaluator)
    .filter((each) => !scores.some((scored) => scored.question === question && scored.evaluator === each));
