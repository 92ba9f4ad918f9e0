import { commandController } from '#event-sourcing';
import { AdoptPolicy } from './adopt-policy.ts';
import { AwardPosition } from './award-position.ts';
import { DefineArea } from './define-area.ts';
import { EstablishFramework } from './establish-framework.ts';
import { ApproveLimitException } from './exceptions/approve-limit-exception.ts';
import { RefuseLimitException } from './exceptions/refuse-limit-exception.ts';
import { RequestLimitException } from './exceptions/request-limit-exception.ts';
import { OpenGeneration } from './open-generation.ts';
import { NovatePosition } from './positions/novate-position.ts';
import { StepDownPosition } from './positions/step-down-position.ts';
import { ReviewRanks } from './ranks/review-ranks.ts';
import { RedrawArea } from './redraw-area.ts';
import { TransferHistory } from './transfer-history.ts';
import { VacatePosition } from './vacate-position.ts';

export const AgreementController = commandController('agreement', 'api/v1/frameworks', {
  '': EstablishFramework,
  ':framework/areas': DefineArea,
  ':framework/areas/:area/redrawing': RedrawArea,
  ':framework/policies': AdoptPolicy,
  ':framework/positions': AwardPosition,
  ':framework/positions/vacation': VacatePosition,
  ':framework/positions/step-down': StepDownPosition,
  ':framework/positions/novation': NovatePosition,
  ':framework/history-transfers': TransferHistory,
  ':framework/rank-reviews': ReviewRanks,
  ':framework/limit-exceptions': RequestLimitException,
  ':framework/limit-exceptions/approval': ApproveLimitException,
  ':framework/limit-exceptions/refusal': RefuseLimitException,
  ':framework/generations': OpenGeneration,
});
