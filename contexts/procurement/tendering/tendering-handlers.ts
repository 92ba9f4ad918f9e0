import { AnswerClarificationHandler } from './answer-clarification.ts';
import { AppointEvaluatorHandler } from './appoint-evaluator.ts';
import { AskClarificationHandler } from './ask-clarification.ts';
import { CancelTenderHandler } from './cancel-tender.ts';
import { DeclareInterestHandler } from './declare-interest.ts';
import { DismissEvaluatorHandler } from './dismiss-evaluator.ts';
import { ExtendTenderHandler } from './extend-tender.ts';
import { OpenTenderHandler } from './open-tender.ts';

/** Whoever carries out what is asked about a tender before its bids are opened. */
export const tenderingHandlers = [
  OpenTenderHandler,
  ExtendTenderHandler,
  CancelTenderHandler,
  AskClarificationHandler,
  AnswerClarificationHandler,
  AppointEvaluatorHandler,
  DismissEvaluatorHandler,
  DeclareInterestHandler,
];
