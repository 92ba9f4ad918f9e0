import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, label, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { tenderStream } from '../streams.ts';
import { TenderCancelled, type TenderEvent } from '../tender.events.ts';
import { tender, type Tender } from '../tender.ts';
import { demandTender } from './demand-tender.ts';

/** Ends a tender without an award; bids that are sealed stay so. */
export class CancelTender extends command(
  { framework: reference, tender: reference, reason: label },
  mayBeAskedBy('contract-manager'),
) {}

export const cancelTender =
  (cancel: CancelTender): Decide<Tender, TenderEvent> =>
  (state) => {
    if (state.cancelled) return [];
    demandTender(state, cancel);
    if (state.confirmed)
      throw new Rejection(
        'award-confirmed',
        `The positions of ${cancel.tender} are awarded: vacate those that should end.`,
      );
    return [new TenderCancelled(cancel)];
  };

@CommandHandler(CancelTender)
export class CancelTenderHandler implements ICommandHandler<CancelTender> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(cancel: CancelTender) {
    return this.aggregates.transact(tender, tenderStream(cancel), cancelTender(cancel));
  }
}
