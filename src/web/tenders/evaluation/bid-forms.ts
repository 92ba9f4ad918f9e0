import { z } from 'zod';
import { ModerateScore } from '../../../../contexts/procurement/evaluation/moderate-score.ts';
import type {
  BidEvaluation,
  EvaluationDocument,
  JudgedAnswer,
} from '../../../../projections/tender-evaluation/index.ts';
import type { Field } from '../../forms/field.ts';
import { readFields, type Sent } from '../../forms/read-fields.ts';

const whole = /^\d{1,3}$/;
const toScore = (typed: string) => (whole.test(typed) ? Number(typed) : undefined);
const scoreField = (question: string) => `score-${question}`;
const agreedField = (question: string) => `agreed-${question}`;
const reasonField = (question: string) => `reason-${question}`;

const scored = (scale: number, name: string, label: string, value: number | undefined): Field => ({
  ...{ name, label, kind: 'text', width: 5 },
  hint: `0 to ${scale}`,
  value: value === undefined ? '' : String(value),
  read: toScore,
  wrong: `Enter a whole number of 0 to ${scale}`,
});

const titleOf = ({ questions }: EvaluationDocument, question: string) =>
  questions.find((each) => each.question === question)?.title ?? question;

/** The fields of an evaluator's own scores: of the answers on which nobody has agreed yet. */
export const scoreFields = (
  document: EvaluationDocument,
  bid: BidEvaluation,
  person: string,
): readonly Field[] =>
  bid.answers
    .filter(({ moderated }) => !moderated)
    .map(({ question, scores }) => {
      const own = scores.find(({ evaluator }) => evaluator === person)?.score;
      return scored(document.scale, scoreField(question), titleOf(document, question), own);
    });

/** Where everybody gave the same score, that is what is agreed on. */
const alike = ({ scores }: JudgedAnswer): number | undefined => {
  const counting = scores.filter(({ leftOut }) => !leftOut).map(({ score }) => score);
  return counting.every((each) => each === counting[0]) ? counting[0] : undefined;
};

/** The fields of what the evaluators agree on: of the answers that all of them have scored. */
export const agreementFields = (document: EvaluationDocument, bid: BidEvaluation): readonly Field[] =>
  bid.quality
    ? []
    : bid.answers
        .filter(({ waitsFor, scores }) => waitsFor.length === 0 && scores.some(({ leftOut }) => !leftOut))
        .flatMap((answer) => {
          const { question, moderated } = answer;
          const same = alike(answer);
          const title = titleOf(document, question);
          return [
            scored(document.scale, agreedField(question), `Agreed score: ${title}`, moderated?.score ?? same),
            {
              ...{ name: reasonField(question), label: `Why: ${title}`, kind: 'text' as const },
              hint: 'In its letter the bidder reads this, and so do those whom it beats',
              value: moderated?.reason ?? (same === undefined ? '' : 'All evaluators gave this score.'),
              wrong: 'Say why in at most 200 characters',
            },
          ];
        });

/** What was typed, with what is wrong about it. */
export function readScores(fields: readonly Field[], scale: number, body: unknown): Sent {
  const score = z.int().min(0).max(scale).optional();
  const reason = ModerateScore.schema.shape.reason.optional();
  return readFields(
    fields,
    Object.fromEntries(fields.map(({ name }) => [name, name.startsWith('reason-') ? reason : score])),
    body,
  );
}

/** The question, with its score and reason, of each score that was given. */
export const givenIn = ({ values }: Sent, { questions }: EvaluationDocument) =>
  questions.flatMap(({ question }) => {
    const score = values[scoreField(question)] ?? values[agreedField(question)];
    const reason = values[reasonField(question)];
    return typeof score === 'number' ? [{ question, score, reason }] : [];
  });

/** An agreed score without its reason. */
export const unreasoned = (sent: Sent, document: EvaluationDocument) =>
  givenIn(sent, document)
    .filter(({ reason }) => reason === undefined)
    .map(({ question }) => ({
      field: reasonField(question),
      text: 'Say why the evaluators agreed on this score',
    }));
