import { command, mayBeAskedBy, ProviderScope } from '#access';
import { Aggregates, type Decide, label, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { role } from '../../agreement/index.ts';
import { demandOwnBid } from '../bids/demand-own-bid.ts';
import { demandUnconfirmed } from '../evaluation/demand-unconfirmed.ts';
import { demandTender } from '../tendering/demand-tender.ts';
import { AwardDeclined, type TenderEvent } from '../tender.events.ts';
import { tenderStream } from '../streams.ts';
import { tender, type Tender } from '../tender.ts';
import { demandNotified } from './demand-notified.ts';

/** A bidder does not take a position that was decided for it: by itself, or by the council that it told. */
export class DeclineAward extends command(
  { framework: reference, tender: reference, area: reference, role, provider: reference, reason: label },
  mayBeAskedBy('provider', 'contract-manager'),
) {}

export const declineAward =
  (decline: DeclineAward): Decide<Tender, TenderEvent> =>
  (state, now) => {
    demandTender(state, decline);
    const { area, role, provider } = decline;
    const { award } = demandNotified(state, decline);
    const same = (line: { area: string; role: string; provider: string }) =>
      line.area === area && line.role === role && line.provider === provider;
    if (state.declined.some(same)) return [];
    demandUnconfirmed(state);
    if (!award.awards.some(same))
      throw new Rejection(
        'not-awarded',
        `${provider} was not to be ${role} in ${area}: look at the letter again.`,
      );
    return [new AwardDeclined({ ...decline, declinedAt: now })];
  };

@CommandHandler(DeclineAward)
export class DeclineAwardHandler implements ICommandHandler<DeclineAward> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(decline: DeclineAward) {
    const scope = ProviderScope.inForce();
    if (!scope.whole) demandOwnBid(scope, decline.provider);
    return this.aggregates.transact(tender, tenderStream(decline), declineAward(decline));
  }
}
