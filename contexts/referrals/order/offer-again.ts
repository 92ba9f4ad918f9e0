import { command, mayBeAskedBy } from '#access';
import { type Decide, reasonCode, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RoundOpened } from '../order.events.ts';
import type { ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral-state.ts';
import { demandKnown, demandOpen } from './closed.ts';
import { OrderDesk } from './order-desk.ts';
import type { Ground } from './standing.ts';

/** Begins the order anew with the same need, after nobody took it (domain E52). */
export class OfferAgain extends command(
  { framework: reference, referral: reference, reason: reasonCode },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

/** Whether this round was opened and nothing was done in it yet. */
function justOpened({ need, round, steps, skips }: Referral): boolean {
  const within = (each: { readonly version: number; readonly round: number }) =>
    each.version === need?.version && each.round === round;
  return round > 1 && !steps.some(within) && !skips.some(within);
}

export const offerAgain =
  ({ reason }: OfferAgain, ground: Ground): Decide<Referral, ReferralEvent> =>
  (state) => {
    const { framework, referral, version } = demandKnown(state);
    demandOpen(state, ground);
    if (state.unplaced)
      return [new RoundOpened({ framework, referral, version, round: state.round + 1, reason })];
    if (justOpened(state)) return [];
    throw new Rejection(
      'step-left',
      'This round is not over: offer the next step, and begin anew when nobody took it.',
    );
  };

@CommandHandler(OfferAgain)
export class OfferAgainHandler implements ICommandHandler<OfferAgain> {
  constructor(private readonly desk: OrderDesk) {}

  execute(again: OfferAgain) {
    return this.desk.transact(again, (ground) => offerAgain(again, ground));
  }
}
