import { AcceptOfferHandler } from './accept-offer.ts';
import { AcceptPartlyHandler } from './accept-partly.ts';
import { AgreeCounterOfferHandler } from './agree-counter-offer.ts';
import { ApproveWithdrawalHandler } from './approve-withdrawal.ts';
import { CorrectOutcomeHandler } from './correct-outcome.ts';
import { CounterOfferHandler } from './counter-offer.ts';
import { DeclineOfferHandler } from './decline-offer.ts';
import { LapseOfferHandler } from './lapse-offer.ts';
import { RefuseCounterOfferHandler } from './refuse-counter-offer.ts';
import { RefusePartHandler } from './refuse-part.ts';
import { RefuseWithdrawalHandler } from './refuse-withdrawal.ts';
import { TakeLateAcceptanceHandler } from './take-late-acceptance.ts';
import { WithdrawOfferHandler } from './withdraw-offer.ts';

/** Whoever carries out what is asked about offers. */
export const answerHandlers = [
  AcceptOfferHandler,
  AcceptPartlyHandler,
  AgreeCounterOfferHandler,
  ApproveWithdrawalHandler,
  CorrectOutcomeHandler,
  CounterOfferHandler,
  DeclineOfferHandler,
  LapseOfferHandler,
  RefuseCounterOfferHandler,
  RefusePartHandler,
  RefuseWithdrawalHandler,
  TakeLateAcceptanceHandler,
  WithdrawOfferHandler,
];
