import { command, mayBeAskedBy } from '#access';
import { Aggregates, date, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { endedSo, known, of, streamOf } from './going-on.ts';
import { type PackageEvent, PackageResumed } from './package.events.ts';
import { carePackage, type CarePackage } from './package.ts';
import { suspended } from './suspended.ts';

/** Care goes on with the same provider. */
export class ResumePackage extends command(
  { framework: reference, package: reference, referral: reference, on: date },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

export const resumePackage =
  (resume: ResumePackage): Decide<CarePackage, PackageEvent> =>
  (state) => {
    known(state, resume);
    endedSo(state);
    const since = suspended(state);
    if (!since && state.suspension?.to === resume.on) return [];
    if (!since)
      throw new Rejection('package-not-suspended', 'This package is not suspended: there is care already.');
    if (resume.on < since.from)
      throw new Rejection(
        'resumed-before-suspended',
        `This package is suspended since ${since.from}: resume it on that date or later.`,
      );
    return [new PackageResumed({ ...of(resume), on: resume.on })];
  };

@CommandHandler(ResumePackage)
export class ResumePackageHandler implements ICommandHandler<ResumePackage> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(resume: ResumePackage) {
    return this.aggregates.transact(carePackage, streamOf(resume), resumePackage(resume));
  }
}
