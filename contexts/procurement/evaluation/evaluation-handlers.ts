import { ConcludeRateReviewHandler } from '../rate-review/conclude-rate-review.ts';
import { FlagRatesHandler } from '../rate-review/flag-rates.ts';
import { ReceiveRateExplanationHandler } from '../rate-review/receive-rate-explanation.ts';
import { RequestRateExplanationHandler } from '../rate-review/request-rate-explanation.ts';
import { AssessQualityHandler } from './assess-quality.ts';
import { EvaluatePricesHandler } from './evaluate-prices.ts';
import { EvaluationDesk } from './evaluation-desk.ts';
import { ModerateScoreHandler } from './moderate-score.ts';
import { ScoreAnswerHandler } from './score-answer.ts';

/** Whoever carries out the verbs by which bids are judged. */
export const evaluationHandlers = [
  EvaluationDesk,
  ScoreAnswerHandler,
  ModerateScoreHandler,
  AssessQualityHandler,
  FlagRatesHandler,
  RequestRateExplanationHandler,
  ReceiveRateExplanationHandler,
  ConcludeRateReviewHandler,
  EvaluatePricesHandler,
];
