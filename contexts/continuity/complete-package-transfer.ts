import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, instant, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { continuity, type Continuity } from './continuity.ts';
import { PackageTransferCompleted } from './continuity.events.ts';

/** A referral was placed: where its package before was on its way, it has arrived. */
export class CompletePackageTransfer extends command(
  { framework: reference, referral: reference, package: reference, provider: reference, placedAt: instant },
  mayBeAskedBy('system'),
) {}

export const completePackageTransfer =
  (placed: CompletePackageTransfer): Decide<Continuity, PackageTransferCompleted> =>
  (state) => {
    const { framework, referral, placedAt, package: newPackage, provider: to } = placed;
    return [...state].flatMap(([provider, { transfers }]) => {
      const planned = transfers.get(referral);
      return planned && !planned.completed && planned.package !== newPackage
        ? [
            new PackageTransferCompleted({
              ...{ framework, provider, package: planned.package, referral, to, newPackage, placedAt },
            }),
          ]
        : [];
    });
  };

@CommandHandler(CompletePackageTransfer)
export class CompletePackageTransferHandler implements ICommandHandler<CompletePackageTransfer> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(placed: CompletePackageTransfer) {
    return this.aggregates.transact(continuity, placed.framework, completePackageTransfer(placed));
  }
}
