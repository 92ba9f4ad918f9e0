import { ScoreAnswer, scoreAnswer } from '../../../../contexts/procurement/evaluation/score-answer.ts';
import {
  AnswerScored,
  BidsOpened,
  EvaluatorAppointed,
  EvaluatorInterestDeclared,
  tender,
  type TenderEvent,
  TenderCancelled,
  TenderOpened,
} from '../../../../contexts/procurement/index.ts';
import { folded } from '../../../support/given.ts';
import { Evaluation, judge, now, of, terms } from './evaluation.ts';
import { moderating, scoring } from './verbs.ts';

const declared = (evaluator: string, ...interests: string[]) =>
  new EvaluatorInterestDeclared({ ...of, evaluator, interests, declaredAt: now });
const appointed = (evaluator: string) => new EvaluatorAppointed({ ...of, evaluator, appointedAt: now });
const opened = new TenderOpened(terms);
const allOpened = new BidsOpened({ ...of, openedAt: now, bidders: ['A'] });

function refusal(events: readonly TenderEvent[], by = judge('u-2'), more: Partial<ScoreAnswer> = {}) {
  const at = new Evaluation({ A: 2400 });
  const answer = new ScoreAnswer({ ...of, provider: 'A', question: 'Q1', score: 80, ...more });
  return Evaluation.refusal(() => at.onBid(answer.provider, scoreAnswer(answer, folded(tender, events), by)));
}
const ready = [opened, appointed('u-2'), declared('u-2'), allOpened];

it('takes the score of an evaluator, and another one of his in its place', () => {
  const at = new Evaluation({ A: 2400 });
  expect(scoring(at, 'A', 80)).toStrictEqual([
    new AnswerScored({ ...of, provider: 'A', question: 'Q1', evaluator: 'u-2', score: 80, scoredAt: now }),
  ]);
  expect(scoring(at, 'A', 80)).toEqual([]);
  expect(scoring(at, 'A', 81)).toHaveLength(1);
  expect(at.bids.get('A')?.scores).toHaveLength(1);
});

it.each([
  ['tender-unknown', []],
  ['tender-cancelled', [...ready, new TenderCancelled({ ...of, reason: 'No money.' })]],
  ['bids-not-opened', ready.slice(0, 3)],
  ['evaluator-unknown', [opened, allOpened]],
  ['interest-undeclared', [opened, appointed('u-2'), allOpened]],
  ['conflict-of-interest', [opened, appointed('u-2'), declared('u-2', 'A'), allOpened]],
] as const)('refuses %s', (code, events) => {
  expect(refusal(events)).toBe(code);
});

it('refuses a score of somebody whose interest is in the register of the council', () => {
  expect(refusal(ready, judge('u-2', 'A'))).toBe('conflict-of-interest');
  expect(refusal(ready, judge('u-2', 'B'))).toBeUndefined();
});

it('refuses what cannot be scored', () => {
  expect(refusal(ready, judge('u-2'), { provider: 'X' })).toBe('bid-unknown');
  expect(refusal(ready, judge('u-2'), { question: 'Q9' })).toBe('question-unknown');
  expect(refusal([new TenderOpened({ ...terms, scale: 5 }), ...ready.slice(1)])).toBe('score-out-of-range');
});

it('is closed when the evaluators have agreed', () => {
  const at = new Evaluation({ A: 2400 });
  scoring(at, 'A', 80);
  moderating(at, 'A', 80);
  expect(Evaluation.refusal(() => scoring(at, 'A', 81))).toBe('answer-moderated');
});
