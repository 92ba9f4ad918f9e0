import { GetEvidencePackHandler } from './evidence-pack/index.ts';
import { EvidencePackController } from './evidence-pack/evidence-pack.controller.ts';
import { FindFailuresHandler, GetFailureHandler } from './failures/index.ts';
import { FailuresController } from './failures/failures.controller.ts';
import { FindRangeOfNeedsHandler } from './range-of-needs/find-range-of-needs.ts';
import { RangeOfNeedsController } from './range-of-needs/range-of-needs.controller.ts';
import { FindRiskHandler } from './risk/index.ts';
import { RiskController } from './risk/risk.controller.ts';
import { FindStressHandler, FindStressRankingHandler } from './stress-test/index.ts';
import { StressTestController } from './stress-test/stress-test.controller.ts';
import { FindWhatIfHandler } from './what-if/index.ts';
import { WhatIfController } from './what-if/what-if.controller.ts';

/** Where it can be asked how far providers can be relied on. */
export const performanceControllers = [
  EvidencePackController,
  FailuresController,
  RangeOfNeedsController,
  RiskController,
  StressTestController,
  WhatIfController,
];

/** Whoever answers that. */
export const performanceHandlers = [
  FindFailuresHandler,
  GetFailureHandler,
  FindRangeOfNeedsHandler,
  FindRiskHandler,
  FindStressHandler,
  FindStressRankingHandler,
  FindWhatIfHandler,
  GetEvidencePackHandler,
];
