import { askerInForce, command, mayBeAskedBy } from '#access';
import { Aggregates, date, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { carePackage } from '../packages/index.ts';
import { continuity, type Continuity } from './continuity.ts';
import { demandAfter } from './demand-after.ts';
import { underWay } from './under-way.ts';
import { PackageTransferPlanned } from './continuity.events.ts';

/** Packages of the failing provider go to others from `on`: their referrals are offered anew, in the order of the agreement. */
export class PlanTransfers extends command(
  {
    framework: reference,
    provider: reference,
    packages: z.array(reference).min(1, { error: 'Name at least one package.' }).max(500),
    on: date,
  },
  mayBeAskedBy('contract-manager', 'broker'),
) {}

/** A package as it is on record. */
interface Placed {
  readonly provider: string;
  readonly referral: string;
  readonly over: boolean;
}

/** All of them, or none; those on their way already are passed over. */
export const planTransfers =
  (
    { framework, provider, packages, on }: PlanTransfers,
    plannedBy: string,
    known: ReadonlyMap<string, Placed>,
  ): Decide<Continuity, PackageTransferPlanned> =>
  (state) => {
    const failure = underWay(state, provider);
    demandAfter(failure, on);
    return packages.flatMap((reference) => {
      const placed = known.get(reference);
      if (placed?.provider !== provider)
        throw new Rejection(
          'package-unknown',
          `${provider} has no package ${reference}: name one that it has.`,
        );
      const { referral } = placed;
      if (failure.transfers.get(referral)?.package === reference) return [];
      if (placed.over)
        throw new Rejection('package-over', `${reference} is over: nothing is to be transferred.`);
      return [
        new PackageTransferPlanned({ framework, provider, package: reference, referral, on, plannedBy }),
      ];
    });
  };

@CommandHandler(PlanTransfers)
export class PlanTransfersHandler implements ICommandHandler<PlanTransfers> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(plan: PlanTransfers) {
    const known = new Map<string, Placed>();
    for (const reference of plan.packages) {
      const { placed, over } = await this.aggregates.load(carePackage, `${plan.framework}-${reference}`);
      if (placed) known.set(reference, { ...placed, over: over !== null });
    }
    const decide = planTransfers(plan, askerInForce().id, known);
    return this.aggregates.transact(continuity, plan.framework, decide);
  }
}
