import { command, mayBeAskedBy } from '#access';
import { type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral-state.ts';
import { goOn } from './go-on.ts';
import { OrderDesk } from './order-desk.ts';
import type { Ground } from './standing.ts';

/** Does what comes next by itself: offers the next step, chooses among those who said yes, places, or says that nobody took it. */
export class MoveReferralOn extends command(
  { framework: reference, referral: reference },
  mayBeAskedBy('system'),
) {}

/** Nothing when somebody has to answer or to decide first. */
export const moveReferralOn =
  (ground: Ground): Decide<Referral, ReferralEvent> =>
  (state, now) =>
    goOn(state, ground, now).events;

@CommandHandler(MoveReferralOn)
export class MoveReferralOnHandler implements ICommandHandler<MoveReferralOn> {
  constructor(private readonly desk: OrderDesk) {}

  execute(on: MoveReferralOn) {
    return this.desk.transact(on, (ground) => moveReferralOn(ground));
  }
}
