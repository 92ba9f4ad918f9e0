import { askerInForce, command, mayBeAskedBy } from '#access';
import { Aggregates, date, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { carePackage } from '../packages/index.ts';
import { continuity, type Continuity, demandAfter, underWay } from './continuity.ts';
import { PackageTransferPlanned } from './continuity.events.ts';

/** A package of the failing provider goes to another from `on`: its referral is offered anew, in the order of the agreement. */
export class PlanPackageTransfer extends command(
  { framework: reference, provider: reference, package: reference, referral: reference, on: date },
  mayBeAskedBy('contract-manager', 'broker'),
) {}

/** The package as it is on record. */
interface Placed {
  readonly provider: string;
  readonly referral: string;
  readonly over: boolean;
}

export const planPackageTransfer =
  (
    plan: PlanPackageTransfer,
    plannedBy: string,
    placed: Placed | null,
  ): Decide<Continuity, PackageTransferPlanned> =>
  (state) => {
    const { provider, package: reference, referral, on } = plan;
    const failure = underWay(state, provider);
    if (failure.transfers.get(referral)?.package === reference) return [];
    if (placed?.provider !== provider || placed.referral !== referral)
      throw new Rejection(
        'package-unknown',
        `${provider} has no package ${reference} of the referral ${referral}: check all three.`,
      );
    if (placed.over)
      throw new Rejection('package-over', `${reference} is over: nothing is to be transferred.`);
    demandAfter(failure, on);
    return [new PackageTransferPlanned({ ...plan, plannedBy })];
  };

@CommandHandler(PlanPackageTransfer)
export class PlanPackageTransferHandler implements ICommandHandler<PlanPackageTransfer> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(plan: PlanPackageTransfer) {
    const { placed, over } = await this.aggregates.load(carePackage, `${plan.framework}-${plan.package}`);
    const found = placed && { ...placed, over: over !== null };
    const decide = planPackageTransfer(plan, askerInForce().id, found);
    return this.aggregates.transact(continuity, plan.framework, decide);
  }
}
