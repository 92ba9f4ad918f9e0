import { Rejection } from '#event-sourcing';
import type { TenderOpened } from '../tender.events.ts';

/** Refused `question-unknown`, `score-out-of-range`. */
export function demandQuestion(
  { questions, scale }: Pick<TenderOpened, 'questions' | 'scale'>,
  { question, score }: { readonly question: string; readonly score: number },
): void {
  if (!questions.some((each) => each.question === question))
    throw new Rejection(
      'question-unknown',
      `The tender does not ask ${question}: name one of its questions.`,
    );
  if (score > scale)
    throw new Rejection('score-out-of-range', `An answer can score 0 to ${scale}, and not ${score}.`);
}
