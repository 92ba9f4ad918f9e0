import { commandController } from '#event-sourcing';
import { ConfirmAward } from './confirm-award.ts';
import { DecideAward } from './decide-award.ts';
import { DeclineAward } from './decline-award.ts';
import { NotifyOutcome } from './notify-outcome.ts';

export const AwardController = commandController('award', 'api/v1/tenders/:tender/award', {
  '': DecideAward,
  notification: NotifyOutcome,
  declined: DeclineAward,
  confirmation: ConfirmAward,
});
