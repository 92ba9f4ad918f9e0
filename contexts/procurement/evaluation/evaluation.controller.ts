import { commandController } from '#event-sourcing';
import { ConcludeRateReview } from '../rate-review/conclude-rate-review.ts';
import { FlagRates } from '../rate-review/flag-rates.ts';
import { ReceiveRateExplanation } from '../rate-review/receive-rate-explanation.ts';
import { RequestRateExplanation } from '../rate-review/request-rate-explanation.ts';
import { AssessQuality } from './assess-quality.ts';
import { EvaluatePrices } from './evaluate-prices.ts';
import { ModerateScore } from './moderate-score.ts';
import { ScoreAnswer } from './score-answer.ts';

export const EvaluationController = commandController('evaluation', 'api/v1/tenders/:tender', {
  'bids/:provider/scores': ScoreAnswer,
  'bids/:provider/moderation': ModerateScore,
  'bids/:provider/quality': AssessQuality,
  'areas/:area/rate-flags': FlagRates,
  'bids/:provider/explanation-requests': RequestRateExplanation,
  'bids/:provider/explanations': ReceiveRateExplanation,
  'bids/:provider/rate-decisions': ConcludeRateReview,
  'areas/:area/prices': EvaluatePrices,
});
