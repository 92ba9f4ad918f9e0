import { command, mayBeAskedBy } from '#access';
import { type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral-state.ts';
import { demandKnown, demandOpen } from './closed.ts';
import { after } from './after.ts';
import { OrderDesk } from './order-desk.ts';
import { placement } from './placement.ts';
import { chosenOffer } from './said-yes.ts';
import { settle } from './settle.ts';
import type { Ground } from './standing.ts';
import { suspendedSince } from './suspended-since.ts';
import { whileOpen } from './while-open.ts';

/** Places the referral with the one that was chosen, or said yes alone. */
export class PlaceReferral extends command(
  { framework: reference, referral: reference },
  mayBeAskedBy('broker', 'contract-manager', 'system'),
) {}

export const placeReferral =
  (ground: Ground): Decide<Referral, ReferralEvent> =>
  (asked, now) => {
    const need = demandKnown(asked);
    if (asked.placed?.offer) return [];
    demandOpen(asked, ground);
    const suspended = suspendedSince(asked, ground, now);
    const state = after(asked, suspended);
    const choice = chosenOffer(state) ? [] : settle(state, need, ground, now);
    const placed = choice && placement(after(state, choice), now);
    if (placed) return [...suspended, ...choice, ...placed];
    // The referral goes on by itself once the offer is taken back.
    if (suspended.length > 0) return suspended;
    throw (
      whileOpen(state) ??
      new Rejection('nobody-accepted', 'Nobody has said yes to this referral: offer the next step.')
    );
  };

@CommandHandler(PlaceReferral)
export class PlaceReferralHandler implements ICommandHandler<PlaceReferral> {
  constructor(private readonly desk: OrderDesk) {}

  execute(place: PlaceReferral) {
    return this.desk.transact(place, (ground) => placeReferral(ground));
  }
}
