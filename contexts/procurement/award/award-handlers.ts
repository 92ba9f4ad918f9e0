import { ConfirmAwardHandler } from './confirm-award.ts';
import { ConfirmBidRatesHandler } from './confirm-bid-rates.ts';
import { DecideAwardHandler } from './decide-award.ts';
import { DeclineAwardHandler } from './decline-award.ts';
import { NotifyOutcomeHandler } from './notify-outcome.ts';

/** Whoever carries out the verbs by which a tender is awarded. */
export const awardHandlers = [
  DecideAwardHandler,
  DeclineAwardHandler,
  NotifyOutcomeHandler,
  ConfirmAwardHandler,
  ConfirmBidRatesHandler,
];
