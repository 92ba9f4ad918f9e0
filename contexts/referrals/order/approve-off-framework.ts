import { askerInForce, command, demandSecondPerson, mayBeAskedBy, type Principal } from '#access';
import { Aggregates, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { contains } from '../../agreement/index.ts';
import { provider } from '../../providers/index.ts';
import { ReferralPlacedOffFramework } from '../order.events.ts';
import type { ReferralEvent } from '../referral.events.ts';
import { referral, type Referral } from '../referral.ts';
import { demandKnown, demandOpen } from './closed.ts';
import { demandNotSuspended, demandOutside, exhausted } from './off-framework.ts';
import { OrderDesk } from './order-desk.ts';
import { packageOf } from './package-of.ts';
import type { Ground } from './standing.ts';

/** Places the referral outside the framework as somebody else asked for. */
export class ApproveOffFramework extends command(
  { framework: reference, referral: reference },
  mayBeAskedBy('contract-manager'),
) {}

export const approveOffFramework =
  (
    by: Pick<Principal, 'id' | 'isBehind'>,
    suspended: (provider: string) => boolean,
    ground: Ground,
  ): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const need = demandKnown(state);
    if (state.placed?.offer === null) return [];
    const asked = state.offFramework;
    demandOpen(state, ground, ...(asked ? [asked.provider] : []));
    if (!asked)
      throw new Rejection(
        'off-framework-not-requested',
        'Nobody has asked for a place outside the framework: somebody must ask for it first.',
      );
    demandSecondPerson(by, asked.requestedBy, 'place outside the framework');
    demandNotSuspended(asked.provider, suspended(asked.provider));
    demandOutside(state, asked, ground.policy);
    const { requestedAt: _requestedAt, ...request } = asked;
    return [
      new ReferralPlacedOffFramework({
        ...request,
        ...{ version: need.version, weeklyMinutes: need.weeklyMinutes, package: packageOf(need) },
        ...{ placedAt: now, approvedBy: by.id, exhausted: exhausted(state, ground.policy) },
      }),
    ];
  };

@CommandHandler(ApproveOffFramework)
export class ApproveOffFrameworkHandler implements ICommandHandler<ApproveOffFramework> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly desk: OrderDesk,
  ) {}

  async execute(approve: ApproveOffFramework) {
    const by = askerInForce();
    const stream = `${approve.framework}-${approve.referral}`;
    const { offFramework } = await this.aggregates.load(referral, stream);
    const named = offFramework?.provider ?? null;
    const { suspensions } = named === null ? provider.initial : await this.aggregates.load(provider, named);
    return this.desk.transact(approve, (ground) => {
      // A request that came meanwhile names somebody who has not been looked up: its asker is asked again.
      const suspended = (asked: string) =>
        asked !== named || suspensions.some((each) => contains(each, ground.on));
      return approveOffFramework(by, suspended, ground);
    });
  }
}
