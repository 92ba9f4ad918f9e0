import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, instant, label, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { tenderStream } from '../streams.ts';
import { TenderExtended, type TenderEvent } from '../tender.events.ts';
import { tender, type Tender } from '../tender.ts';
import { demandBeforeDeadline } from './demand-before-deadline.ts';

/** Gives every bidder more time; less is given to none. */
export class ExtendTender extends command(
  { framework: reference, tender: reference, deadline: instant, reason: label },
  mayBeAskedBy('contract-manager'),
) {}

export const extendTender =
  (extend: ExtendTender): Decide<Tender, TenderEvent> =>
  (state, now) => {
    const { deadline } = demandBeforeDeadline(state, extend, now);
    if (extend.deadline === deadline) return [];
    if (extend.deadline < deadline)
      throw new Rejection('deadline-not-later', `The deadline is ${deadline}: give a later one.`);
    return [new TenderExtended(extend)];
  };

@CommandHandler(ExtendTender)
export class ExtendTenderHandler implements ICommandHandler<ExtendTender> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(extend: ExtendTender) {
    return this.aggregates.transact(tender, tenderStream(extend), extendTender(extend));
  }
}
