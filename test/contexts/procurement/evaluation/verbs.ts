import { AssessQuality, assessQuality } from '../../../../contexts/procurement/evaluation/assess-quality.ts';
import {
  EvaluatePrices,
  evaluatePrices,
} from '../../../../contexts/procurement/evaluation/evaluate-prices.ts';
import { ModerateScore, moderateScore } from '../../../../contexts/procurement/evaluation/moderate-score.ts';
import { ScoreAnswer, scoreAnswer } from '../../../../contexts/procurement/evaluation/score-answer.ts';
import { FlagRates, flagRate, ratesToFlag } from '../../../../contexts/procurement/rate-review/flag-rates.ts';
import { type Evaluation, judge, of } from './evaluation.ts';

const answer = { ...of, question: 'Q1' };

export const scoring = (at: Evaluation, provider: string, score: number, by = judge('u-2')) =>
  at.onBid(provider, scoreAnswer(new ScoreAnswer({ ...answer, provider, score }), at.tender, by));

export const moderating = (at: Evaluation, provider: string, score: number, by = judge('u-1')) => {
  const moderate = new ModerateScore({ ...answer, provider, score, reason: 'Both agree.' });
  return at.onBid(provider, moderateScore(moderate, at.tender, by));
};

export const assessing = (at: Evaluation, provider: string) =>
  at.onBid(provider, assessQuality(new AssessQuality({ ...of, provider }), at.tender));

export const flagging = (at: Evaluation) => {
  const flag = new FlagRates({ ...of, area: 'A01' });
  return ratesToFlag(flag, at).flatMap((rate) => at.onBid(rate.provider, flagRate(flag, rate)));
};

export const evaluating = (at: Evaluation) =>
  at.onTender(evaluatePrices(new EvaluatePrices({ ...of, area: 'A01' }), at));

/** Its quality is `score` of 100. */
export function assessed(at: Evaluation, provider: string, score: number): void {
  scoring(at, provider, score);
  moderating(at, provider, score);
  assessing(at, provider);
}
