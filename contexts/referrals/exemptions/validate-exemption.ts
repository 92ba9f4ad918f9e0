import { askerInForce, command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideWithoutConflict } from '../conflicts/decide-without-conflict.ts';
import { decideExemption, type DecidedBy } from './decide-exemption.ts';
import { DeclineExemptionValidated, type ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral.ts';

/** Agrees that the offer does not count against the provider. Never whoever asked for the exemption. */
export class ValidateExemption extends command(
  { framework: reference, referral: reference, offer: reference },
  mayBeAskedBy('contract-manager'),
) {}

export const validateExemption =
  (exemption: ValidateExemption, by: DecidedBy): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const facts = decideExemption(state, exemption, 'validated', by, now);
    return facts ? [new DeclineExemptionValidated(facts)] : [];
  };

@CommandHandler(ValidateExemption)
export class ValidateExemptionHandler implements ICommandHandler<ValidateExemption> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(exemption: ValidateExemption) {
    return decideWithoutConflict(this.aggregates, exemption, validateExemption(exemption, askerInForce()));
  }
}
