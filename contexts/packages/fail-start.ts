import { command, mayBeAskedBy } from '#access';
import { Aggregates, date, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { demandBegun, endedSo, known, of, streamOf } from './going-on.ts';
import { type PackageEvent, PackageStartFailed } from './package.events.ts';
import { carePackage, type CarePackage } from './package.ts';

/** The provider accepted and did not start (domain E8). */
export class FailStart extends command(
  { framework: reference, package: reference, referral: reference, on: date },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

export const failStart =
  (fail: FailStart): Decide<CarePackage, PackageEvent> =>
  (state) => {
    known(state, fail);
    if (endedSo(state, fail.on, 'START_FAILED')) return [];
    if (state.startedOn !== null)
      throw new Rejection(
        'package-started',
        `This package started on ${state.startedOn}: record that it was handed back, or ended.`,
      );
    demandBegun(state, fail.on);
    return [new PackageStartFailed({ ...of(fail), endedOn: fail.on })];
  };

@CommandHandler(FailStart)
export class FailStartHandler implements ICommandHandler<FailStart> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(fail: FailStart) {
    return this.aggregates.transact(carePackage, streamOf(fail), failStart(fail));
  }
}
