import { askerInForce, command, demandSecondPerson, mayBeAskedBy, type Principal } from '#access';
import { Aggregates, type Decide, localDate, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { demandTender } from '../tendering/demand-tender.ts';
import { AwardConfirmed, type TenderEvent } from '../tender.events.ts';
import { tenderStream } from '../streams.ts';
import { tender, type Tender } from '../tender.ts';
import { demandAhead } from './demand-ahead.ts';
import { demandNotified } from './demand-notified.ts';
import { demandUndeclined } from './demand-undeclined.ts';

/** Awards the positions as somebody else decided, once the bidders were told and the standstill is over. */
export class ConfirmAward extends command(
  { framework: reference, tender: reference },
  mayBeAskedBy('contract-manager'),
) {}

export const confirmAward =
  (confirm: ConfirmAward, by: Pick<Principal, 'id' | 'isBehind'>): Decide<Tender, TenderEvent> =>
  (state, now) => {
    demandTender(state, confirm);
    if (state.confirmed) return [];
    const { award, notified } = demandNotified(state, confirm);
    demandSecondPerson(by, award.decidedBy, 'award');
    demandUndeclined(state);
    const { standstillEndsOn: last } = notified;
    if (last !== null && localDate(now) <= last)
      throw new Rejection(
        'standstill-not-over',
        `Bidders may object until the end of ${last}: confirm the award on a later day.`,
      );
    demandAhead(award, now);
    const { awards, from, to } = award;
    return [new AwardConfirmed({ ...confirm, awards, from, to, confirmedAt: now, confirmedBy: by.id })];
  };

@CommandHandler(ConfirmAward)
export class ConfirmAwardHandler implements ICommandHandler<ConfirmAward> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(confirm: ConfirmAward) {
    const by = askerInForce();
    return this.aggregates.transact(tender, tenderStream(confirm), confirmAward(confirm, by));
  }
}
