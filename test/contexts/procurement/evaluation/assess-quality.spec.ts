import { QualityAssessed } from '../../../../contexts/procurement/index.ts';
import { Evaluation, now, of } from './evaluation.ts';
import { assessing, moderating, scoring } from './verbs.ts';
import { qualityOf } from '../../../../contexts/procurement/evaluation/quality-of.ts';

const thirds = {
  scale: 5,
  minimumQualityPercent: 60,
  questions: [
    { question: 'Q1', title: 'One', weight: 2, minimum: null },
    { question: 'Q2', title: 'Two', weight: 1, minimum: 2 },
  ],
};
const quality = (q1: number, q2: number, more = {}) =>
  qualityOf({ ...thirds, ...more }, (each) => (each === 'Q1' ? q1 : q2));

it('waits for every answer to have a moderated score', () => {
  const at = new Evaluation({ A: 2400 });
  scoring(at, 'A', 80);
  expect(Evaluation.refusal(() => assessing(at, 'A'))).toBe('answers-not-moderated');
  expect(Evaluation.refusal(() => assessing(at, 'X'))).toBe('bid-unknown');
});

it('is assessed once, and then its scores are closed', () => {
  const at = new Evaluation({ A: 2400 });
  scoring(at, 'A', 80);
  moderating(at, 'A', 60);
  expect(assessing(at, 'A')).toStrictEqual([
    new QualityAssessed({
      ...of,
      provider: 'A',
      points: 60_000_000,
      passed: true,
      failed: [],
      assessedAt: now,
    }),
  ]);
  expect(assessing(at, 'A')).toEqual([]);
  expect(Evaluation.refusal(() => moderating(at, 'A', 61))).toBe('quality-assessed');
});

it('passes with exactly the minimum, and not with what only rounds to it', () => {
  expect(quality(3, 3)).toEqual({ points: 60_000_000, passed: true, failed: [] });
  const hair = {
    scale: 100,
    minimumQualityPercent: 67,
    questions: [{ ...thirds.questions[0]!, weight: 1_000_000 }],
  };
  const nearly = (more: number) =>
    qualityOf(
      { ...hair, questions: [...hair.questions, { question: 'Q2', title: 'Two', weight: 1, minimum: null }] },
      (each) => (each === 'Q1' ? 67 : more),
    );
  expect(nearly(66)).toMatchObject({ points: 66_999_999, passed: false });
  expect(nearly(67)).toMatchObject({ points: 67_000_000, passed: true });
});

it('weights the answers: two thirds and one third', () => {
  expect(quality(5, 4).points).toBe(93_333_333);
  expect(quality(4, 5).points).toBe(86_666_667);
});

it('fails a bid with an answer below its own minimum, however good the others', () => {
  expect(quality(5, 1)).toMatchObject({ passed: false, failed: ['Q2'] });
  expect(quality(5, 2)).toMatchObject({ passed: true, failed: [] });
});
