import { askerInForce, command, demandSecondPerson, mayBeAskedBy, type Principal } from '#access';
import { Aggregates, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideWithoutConflict } from '../conflicts/decide-without-conflict.ts';
import { OffFrameworkRefused } from '../order.events.ts';
import type { ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral-state.ts';

/** Refuses a place outside the framework that somebody else asked for. */
export class RefuseOffFramework extends command(
  { framework: reference, referral: reference },
  mayBeAskedBy('contract-manager'),
) {}

export const refuseOffFramework =
  (
    { framework, referral }: RefuseOffFramework,
    by: Pick<Principal, 'id' | 'isBehind'>,
  ): Decide<Referral, ReferralEvent> =>
  ({ offFramework }, now) => {
    if (!offFramework)
      throw new Rejection(
        'off-framework-not-requested',
        'Nobody waits for a decision on a place outside the framework: look at the referral again.',
      );
    demandSecondPerson(by, offFramework.requestedBy, 'place outside the framework');
    return [new OffFrameworkRefused({ framework, referral, decidedAt: now, decidedBy: by.id })];
  };

@CommandHandler(RefuseOffFramework)
export class RefuseOffFrameworkHandler implements ICommandHandler<RefuseOffFramework> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(refuse: RefuseOffFramework) {
    return decideWithoutConflict(this.aggregates, refuse, refuseOffFramework(refuse, askerInForce()));
  }
}
