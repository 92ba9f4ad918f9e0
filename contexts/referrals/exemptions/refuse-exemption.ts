import { askerInForce, command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideWithoutConflict } from '../conflicts/decide-without-conflict.ts';
import { decideExemption, type DecidedBy } from './decide-exemption.ts';
import { DeclineExemptionRefused, type ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral.ts';

/** Refuses that: the offer counts. Never whoever asked for the exemption. */
export class RefuseExemption extends command(
  { framework: reference, referral: reference, offer: reference },
  mayBeAskedBy('contract-manager'),
) {}

export const refuseExemption =
  (exemption: RefuseExemption, by: DecidedBy): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const facts = decideExemption(state, exemption, 'refused', by, now);
    return facts ? [new DeclineExemptionRefused(facts)] : [];
  };

@CommandHandler(RefuseExemption)
export class RefuseExemptionHandler implements ICommandHandler<RefuseExemption> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(exemption: RefuseExemption) {
    return decideWithoutConflict(this.aggregates, exemption, refuseExemption(exemption, askerInForce()));
  }
}
