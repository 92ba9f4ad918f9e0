import type { TenderOpened } from '../tender.events.ts';

/** Of 100 points, in millionths, those of the moderated scores; and whether that passes. */
export interface Quality {
  readonly points: number;
  readonly passed: boolean;
  /** Questions below their own minimum. */
  readonly failed: readonly string[];
}

/**
 * Σ weight × score ÷ (Σ weight × scale). It passes on whole numbers: exactly the minimum does, and no question may be
 * below its own. The points are rounded half up to the millionth, after that.
 *
 * @param scoreOf the moderated score of a question
 */
export function qualityOf(
  {
    questions,
    scale,
    minimumQualityPercent,
  }: Pick<TenderOpened, 'questions' | 'scale' | 'minimumQualityPercent'>,
  scoreOf: (question: string) => number,
): Quality {
  const reached = questions.reduce((sum, { question, weight }) => sum + weight * scoreOf(question), 0);
  const most = questions.reduce((sum, { weight }) => sum + weight * scale, 0);
  const failed = questions
    .filter(({ question, minimum }) => minimum !== null && scoreOf(question) < minimum)
    .map(({ question }) => question);
  return {
    points: Number((200_000_000n * BigInt(reached) + BigInt(most)) / (2n * BigInt(most))),
    passed: failed.length === 0 && 100 * reached >= minimumQualityPercent * most,
    failed,
  };
}
