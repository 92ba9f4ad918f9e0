import { command, mayBeAskedBy } from '#access';
import { type Decide, reasonCode, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReferralUnplaced } from '../order.events.ts';
import type { ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral-state.ts';
import { demandKnown, demandOpen } from './closed.ts';
import { OrderDesk } from './order-desk.ts';
import { passOver } from './pass-over.ts';
import { accepted } from './said-yes.ts';
import type { Ground } from './standing.ts';
import { whileOpen } from './while-open.ts';

/** Says that nobody can be found in this round; refused while a step is left. */
export class FailToPlace extends command(
  { framework: reference, referral: reference, reason: reasonCode },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

export const failToPlace =
  ({ reason }: FailToPlace, ground: Ground): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const { framework, referral, version } = demandKnown(state);
    demandOpen(state, ground);
    if (state.unplaced) return [];
    const open = whileOpen(state);
    if (open) throw open;
    const { skipped, turn } = passOver(state, ground, now);
    if (turn || accepted(state).length > 0)
      throw new Rejection(
        'step-left',
        'This round is not over: offer the next step, or place the referral with the one that said yes.',
      );
    const unplaced = { version, round: state.round, at: now, reason };
    return [...skipped, new ReferralUnplaced({ framework, referral, ...unplaced })];
  };

@CommandHandler(FailToPlace)
export class FailToPlaceHandler implements ICommandHandler<FailToPlace> {
  constructor(private readonly desk: OrderDesk) {}

  execute(fail: FailToPlace) {
    return this.desk.transact(fail, (ground) => failToPlace(fail, ground));
  }
}
