import { AllocationController } from './allocation/allocation.controller.ts';
import { FindAllocationHandler, FindLimitCostsHandler, GetCertificateHandler } from './allocation/index.ts';
import { FindLettersHandler } from './letters/index.ts';
import { LettersController } from './letters/letters.controller.ts';
import { FindRateReviewHandler } from './rate-review/find-rate-review.ts';
import { RateReviewController } from './rate-review/rate-review.controller.ts';
import { EvaluationController } from './tender-evaluation/evaluation.controller.ts';
import { FindEvaluationHandler } from './tender-evaluation/find-evaluation.ts';
import { FindTendersHandler } from './tenders/find-tenders.ts';
import { GetTenderHandler } from './tenders/get-tender.ts';
import { TenderController } from './tenders/tender.controller.ts';
import { TendersController } from './tenders/tenders.controller.ts';

/** Where a tender and what became of it can be asked. */
export const procurementControllers = [
  AllocationController,
  EvaluationController,
  LettersController,
  RateReviewController,
  TenderController,
  TendersController,
];

/** Whoever answers that. */
export const procurementHandlers = [
  FindAllocationHandler,
  FindEvaluationHandler,
  FindLettersHandler,
  FindLimitCostsHandler,
  FindRateReviewHandler,
  FindTendersHandler,
  GetCertificateHandler,
  GetTenderHandler,
];
