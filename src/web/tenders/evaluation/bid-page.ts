import { Principal } from '#access';
import { hasInterest } from '../../../../contexts/procurement/index.ts';
import { ModerateScore } from '../../../../contexts/procurement/evaluation/moderate-score.ts';
import { ScoreAnswer } from '../../../../contexts/procurement/evaluation/score-answer.ts';
import { personBehind } from '../../../../contexts/referrals/index.ts';
import type { BidEvaluation, EvaluationDocument } from '../../../../projections/tender-evaluation/index.ts';
import { Deeds } from '../../forms/deeds.ts';
import { formView } from '../../forms/form-view.ts';
import type { Sent } from '../../forms/read-fields.ts';
import type { Asked } from '../../links.ts';
import type { Names } from '../../names.ts';
import { agreementFields, scoreFields } from './bid-forms.ts';
import { evaluationHref } from './evaluation-links.ts';
import { qualityTag } from './evaluation-page.ts';
import { tenderHref } from '../tender-words.ts';
import { pointsWords } from './evaluation-words.ts';

/** Which form was refused, and why. */
export interface Refused extends Pick<Sent, 'typed' | 'problems'> {
  readonly form: 'scores' | 'agreement';
}

/** Who looks, as an evaluator: nobody's reference where nobody of the council's does. */
export const personNow = (): string => {
  const asker = Principal.inForce();
  return asker ? personBehind(asker) : '';
};

/** What whoever looks may do with the bid. */
export function mayJudge({ evaluators }: EvaluationDocument, provider: string) {
  const own = evaluators.find(({ evaluator }) => evaluator === personNow());
  const isConflicted = own !== undefined && hasInterest(own, provider);
  return {
    isConflicted,
    mustDeclare: own?.interests === null,
    score:
      own !== undefined && own.interests !== null && !isConflicted && Deeds.mayDo({ command: ScoreAnswer }),
    agree: !isConflicted && Deeds.mayDo({ command: ModerateScore }),
  };
}

/** One bid: its answers with their scores, and the forms of whoever may give any. */
export function bidPage(
  document: EvaluationDocument,
  bid: BidEvaluation,
  people: (evaluator: string) => string,
  [names, asked]: readonly [Names, Asked],
  refused?: Refused,
) {
  const may = mayJudge(document, bid.provider);
  const formOf = (form: Refused['form'], fields: ReturnType<typeof scoreFields>) => ({
    action: evaluationHref(asked, document.tender, bid.provider, form),
    fields: refused?.form === form ? formView(fields, refused.typed, refused.problems) : formView(fields),
  });
  const own = may.score ? scoreFields(document, bid, personNow()) : [];
  const agreed = may.agree ? agreementFields(document, bid) : [];
  return {
    standing: qualityTag(bid.quality),
    facts: [
      { name: 'Areas', value: bid.areas.map((area) => names.area(area)).join(', ') },
      {
        name: 'Quality',
        value: bid.quality ? `${pointsWords(bid.quality.points)} of 100 points` : 'Not assessed yet',
      },
    ],
    isConflicted: may.isConflicted,
    mustDeclare: may.mustDeclare ? tenderHref(asked, document.tender, 'declare') : undefined,
    answers: bid.answers.map(({ question, text, scores, waitsFor, moderated }) => {
      const asks = document.questions.find((each) => each.question === question);
      return {
        question,
        title: asks?.title ?? question,
        weight: asks?.weight,
        minimum: asks?.minimum,
        text,
        scores: scores.map(({ evaluator, score, leftOut }) => ({ name: people(evaluator), score, leftOut })),
        waitsFor: waitsFor.map(people),
        moderated,
        failed: bid.quality?.failed.includes(question) ?? false,
      };
    }),
    scores: own.length > 0 ? formOf('scores', own) : undefined,
    agreement: agreed.length > 0 ? formOf('agreement', agreed) : undefined,
  };
}
