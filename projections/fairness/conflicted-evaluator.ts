import { momentInWords } from '../measures/index.ts';
import type { TenderCheck } from './tender-check.ts';

/** A bid was scored by somebody who declared an interest in the bidder, before or since. */
export const conflictedEvaluator: TenderCheck = ({ tender, declared, scored }) =>
  declared.flatMap(({ evaluator, interests, declaredAt, event }) =>
    interests.flatMap((provider) => {
      const scores = scored.filter((each) => each.evaluator === evaluator && each.provider === provider);
      const [first] = scores;
      return first
        ? [
            {
              code: 'CONFLICTED_EVALUATOR',
              ...{ tender, provider, evaluator },
              because:
                `${evaluator} scored the bid of ${provider} on ${momentInWords(first.scoredAt)}, and declared an ` +
                `interest in it on ${momentInWords(declaredAt)}.`,
              events: [event, ...scores.map((each) => each.event)],
            },
          ]
        : [];
    }),
  );
