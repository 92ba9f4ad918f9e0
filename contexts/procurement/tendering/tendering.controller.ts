import { commandController } from '#event-sourcing';
import { OpenBids } from '../bids/open-bids.ts';
import { SubmitBid } from '../bids/submit-bid.ts';
import { WithdrawBid } from '../bids/withdraw-bid.ts';
import { AnswerClarification } from './answer-clarification.ts';
import { AppointEvaluator } from './appoint-evaluator.ts';
import { AskClarification } from './ask-clarification.ts';
import { CancelTender } from './cancel-tender.ts';
import { DeclareInterest } from './declare-interest.ts';
import { DismissEvaluator } from './dismiss-evaluator.ts';
import { ExtendTender } from './extend-tender.ts';
import { OpenTender } from './open-tender.ts';

export const TenderingController = commandController('procurement', 'api/v1/tenders', {
  '': OpenTender,
  ':tender/extension': ExtendTender,
  ':tender/cancellation': CancelTender,
  ':tender/clarifications': AskClarification,
  ':tender/clarifications/:clarification/answer': AnswerClarification,
  ':tender/evaluators': AppointEvaluator,
  ':tender/evaluators/:evaluator/dismissal': DismissEvaluator,
  ':tender/interests': DeclareInterest,
  ':tender/bids/:provider': SubmitBid,
  ':tender/bids/:provider/withdrawal': WithdrawBid,
  ':tender/opening': OpenBids,
});
