import { command, mayBeAskedBy } from '#access';
import { type Decide, reasonCode, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ReferralEvent } from '../referral.events.ts';
import { openOffers, type Referral } from '../referral-state.ts';
import { demandKnown, demandOpen } from './closed.ts';
import { goOn } from './go-on.ts';
import { OrderDesk } from './order-desk.ts';
import { accepted, stepOf } from './said-yes.ts';
import type { Ground } from './standing.ts';

/** Offers the referral to whoever is next. `parallel`: why an urgent one goes to the next step while the first is still open (domain E35). */
export class OfferNext extends command(
  { framework: reference, referral: reference, parallel: reasonCode.nullable() },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

/** Two steps may be open at once, never three, and only for an urgent referral under a policy that says so. */
function demandParallel(state: Referral, { policy }: Ground): void {
  const steps = new Set(openOffers(state).map(([offer]) => stepOf(state, offer)));
  if (!policy.urgentParallel || demandKnown(state).urgency !== 'urgent' || steps.size !== 1)
    throw new Rejection(
      'parallel-not-allowed',
      'A second step is opened beside one that is open, for an urgent referral, where the policy lets it: ' +
        'offer next without that, or wait for the answer.',
    );
}

export const offerNext =
  ({ parallel }: OfferNext, ground: Ground): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    demandKnown(state);
    demandOpen(state, ground);
    if (accepted(state).length > 0)
      throw new Rejection(
        'already-accepted',
        'A provider said yes, so nobody else is asked: the referral is placed once every answer is in.',
      );
    if (parallel !== null) demandParallel(state, ground);
    const { events, because } = goOn(state, ground, now, parallel);
    if (events.length === 0) throw because;
    return events;
  };

@CommandHandler(OfferNext)
export class OfferNextHandler implements ICommandHandler<OfferNext> {
  constructor(private readonly desk: OrderDesk) {}

  execute(next: OfferNext) {
    return this.desk.transact(next, (ground) => offerNext(next, ground));
  }
}
