import { command, mayBeAskedBy, ProviderScope } from '#access';
import { Aggregates, date, type Decide, localDate, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { demandBegun, endedSo, known, of, streamOf } from './going-on.ts';
import { type PackageEvent, PackageStarted } from './package.events.ts';
import { carePackage, type CarePackage } from './package.ts';
import { suspended } from './suspended.ts';

/** The first day of care. */
export class StartPackage extends command(
  { framework: reference, package: reference, referral: reference, startedOn: date },
  mayBeAskedBy('provider', 'broker', 'contract-manager'),
) {}

/** @param visible whose packages the one who asks may know */
export const startPackage =
  (start: StartPackage, visible: (provider: string) => boolean): Decide<CarePackage, PackageEvent> =>
  (state, now) => {
    const { startedOn } = start;
    known(state, start, visible);
    if (state.startedOn === startedOn) return [];
    endedSo(state);
    if (state.startedOn !== null)
      throw new Rejection(
        'package-started',
        `This package started on ${state.startedOn}: that is on record already.`,
      );
    demandBegun(state, startedOn);
    if (startedOn > localDate(now))
      throw new Rejection('start-in-future', 'A start is recorded once there is care: do so on the day.');
    if (suspended(state))
      throw new Rejection('package-suspended', 'This package is suspended: resume it before it starts.');
    return [new PackageStarted({ ...of(start), startedOn })];
  };

@CommandHandler(StartPackage)
export class StartPackageHandler implements ICommandHandler<StartPackage> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(start: StartPackage) {
    const scope = ProviderScope.inForce();
    const decide = startPackage(start, (provider) => scope.covers(provider));
    return this.aggregates.transact(carePackage, streamOf(start), decide);
  }
}
