import {
  EvaluatorAppointed,
  EvaluatorInterestDeclared,
  ScoreModerated,
  tender,
  type TenderEvent,
} from '../../../../contexts/procurement/index.ts';
import { folded } from '../../../support/given.ts';
import { Evaluation, judge, now, of } from './evaluation.ts';
import { moderating, scoring } from './verbs.ts';

const another = (interests?: string[]): TenderEvent[] => [
  new EvaluatorAppointed({ ...of, evaluator: 'u-3', appointedAt: now }),
  ...(interests
    ? [new EvaluatorInterestDeclared({ ...of, evaluator: 'u-3', interests, declaredAt: now })]
    : []),
];

function scoredBut(...events: readonly TenderEvent[]) {
  const at = new Evaluation({ A: 2400 });
  scoring(at, 'A', 80);
  at.tender = folded({ ...tender, initial: at.tender }, events);
  return at;
}

it('records what the evaluators agreed on, and why', () => {
  const at = scoredBut();
  expect(moderating(at, 'A', 70)).toStrictEqual([
    new ScoreModerated({
      ...{ ...of, provider: 'A', question: 'Q1', score: 70, reason: 'Both agree.', moderatedAt: now },
    }),
  ]);
  expect(moderating(at, 'A', 70)).toEqual([]);
  expect(moderating(at, 'A', 75)).toHaveLength(1);
});

it('waits for everybody who may score the answer, also for who has not said whether he may', () => {
  expect(Evaluation.refusal(() => moderating(scoredBut(...another([])), 'A', 70))).toBe('scores-missing');
  expect(Evaluation.refusal(() => moderating(scoredBut(...another()), 'A', 70))).toBe('scores-missing');
});

it('does not wait for whoever has an interest in the bidder', () => {
  expect(moderating(scoredBut(...another(['A'])), 'A', 70)).toHaveLength(1);
});

it('wants a score of somebody who has no interest in the bidder', () => {
  const declared = new EvaluatorInterestDeclared({
    ...of,
    evaluator: 'u-2',
    interests: ['A'],
    declaredAt: now,
  });
  expect(Evaluation.refusal(() => moderating(scoredBut(declared), 'A', 70))).toBe('scores-missing');
});

it('is not done by somebody with an interest in the bidder', () => {
  expect(Evaluation.refusal(() => moderating(scoredBut(), 'A', 70, judge('u-1', 'A')))).toBe(
    'conflict-of-interest',
  );
});
