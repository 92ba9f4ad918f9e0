import { command, mayBeAskedBy } from '#access';
import {
  Aggregates,
  currentOrigin,
  type Decide,
  label,
  reasonCode,
  reference,
  Rejection,
} from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { contains } from '../../agreement/index.ts';
import { provider } from '../../providers/index.ts';
import { OffFrameworkRequested } from '../order.events.ts';
import type { ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral-state.ts';
import { demandKnown, demandOpen } from './closed.ts';
import { demandNotSuspended, demandOutside } from './off-framework.ts';
import { OrderDesk } from './order-desk.ts';
import type { Ground } from './standing.ts';

/** Asks for a place outside the framework, with ground and evidence; a second person decides. */
export class RequestOffFramework extends command(
  { framework: reference, referral: reference, provider: reference, ground: reasonCode, evidence: label },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

/** Who asks, whether the council knows the provider, and whether it has suspended it. */
interface Request {
  readonly askedBy: string;
  readonly admitted: boolean;
  readonly suspended: boolean;
}

export const requestOffFramework =
  (
    request: RequestOffFramework,
    { askedBy, admitted, suspended }: Request,
    ground: Ground,
  ): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    demandKnown(state);
    demandOpen(state, ground, request.provider);
    const pending = state.offFramework;
    if (
      pending?.requestedBy === askedBy &&
      pending.provider === request.provider &&
      pending.ground === request.ground
    )
      return [];
    if (pending)
      throw new Rejection(
        'off-framework-requested',
        `A place with ${pending.provider} was asked for already: wait for the decision.`,
      );
    if (!admitted)
      throw new Rejection(
        'provider-unknown',
        `There is no provider ${request.provider}: admit it first, also when it is on no framework.`,
      );
    demandNotSuspended(request.provider, suspended);
    demandOutside(state, request, ground.policy);
    return [new OffFrameworkRequested({ ...request, requestedAt: now, requestedBy: askedBy })];
  };

@CommandHandler(RequestOffFramework)
export class RequestOffFrameworkHandler implements ICommandHandler<RequestOffFramework> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly desk: OrderDesk,
  ) {}

  async execute(request: RequestOffFramework) {
    const { standing, suspensions } = await this.aggregates.load(provider, request.provider);
    const asked = { askedBy: currentOrigin().by.id, admitted: standing !== null };
    return this.desk.transact(request, (ground) => {
      const suspended = suspensions.some((each) => contains(each, ground.on));
      return requestOffFramework(request, { ...asked, suspended }, ground);
    });
  }
}
