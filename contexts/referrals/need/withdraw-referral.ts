import { command, mayBeAskedBy } from '#access';
import { type Decide, reasonCode, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ReferralEvent, ReferralWithdrawn } from '../referral.events.ts';
import type { Referral } from '../referral.ts';
import { demandChangeable, type Ground, NeedDesk } from './need-desk.ts';
import { takeBack } from './take-back.ts';

/** The council needs no provider any more; what is still open is taken back and counts for nobody (domain E5). */
export class WithdrawReferral extends command(
  { framework: reference, referral: reference, reason: reasonCode },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

/** What was accepted stays accepted (domain E6). */
export const withdrawReferral =
  ({ reason }: WithdrawReferral, ground: Ground): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    if (state.withdrawn) return [];
    const known = demandChangeable(state, ground);
    const { framework, referral } = known;
    return [
      ...takeBack(state, known, now, 'REFERRAL_WITHDRAWN'),
      new ReferralWithdrawn({ framework, referral, withdrawnAt: now, reason }),
    ];
  };

@CommandHandler(WithdrawReferral)
export class WithdrawReferralHandler implements ICommandHandler<WithdrawReferral> {
  constructor(private readonly desk: NeedDesk) {}

  execute(withdraw: WithdrawReferral) {
    return this.desk.transact(withdraw, (ground) => withdrawReferral(withdraw, ground));
  }
}
