import { command, mayBeAskedBy } from '#access';
import { Aggregates, date, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { demandBegun, endedSo, known, of, streamOf } from './going-on.ts';
import { type PackageEvent, PackageSuspended, suspensionReason } from './package.events.ts';
import { carePackage, type CarePackage } from './package.ts';
import { suspended } from './suspended.ts';

/** No care for a while. */
export class SuspendPackage extends command(
  { framework: reference, package: reference, referral: reference, from: date, reason: suspensionReason },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

export const suspendPackage =
  (suspend: SuspendPackage): Decide<CarePackage, PackageEvent> =>
  (state) => {
    const { from, reason } = suspend;
    known(state, suspend);
    endedSo(state);
    const already = suspended(state);
    if (already?.from === from && already.reason === reason) return [];
    if (already)
      throw new Rejection(
        'package-suspended',
        `This package is suspended since ${already.from}: resume it first.`,
      );
    demandBegun(state, from);
    const resumedOn = state.suspension?.to;
    if (typeof resumedOn === 'string' && from < resumedOn)
      throw new Rejection(
        'package-suspended',
        `This package was suspended until ${resumedOn}: suspend it from then or later.`,
      );
    return [new PackageSuspended({ ...of(suspend), from, reason })];
  };

@CommandHandler(SuspendPackage)
export class SuspendPackageHandler implements ICommandHandler<SuspendPackage> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(suspend: SuspendPackage) {
    return this.aggregates.transact(carePackage, streamOf(suspend), suspendPackage(suspend));
  }
}
