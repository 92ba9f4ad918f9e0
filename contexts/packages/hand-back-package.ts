import { command, mayBeAskedBy, ProviderScope } from '#access';
import { Aggregates, date, type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { demandBegun, endedSo, known, of, streamOf } from './going-on.ts';
import { type PackageEvent, PackageHandedBack } from './package.events.ts';
import { carePackage, type CarePackage } from './package.ts';

/** The provider gives the package back, also by not taking it up again after hospital (domain E8, E49). */
export class HandBackPackage extends command(
  { framework: reference, package: reference, referral: reference, on: date },
  mayBeAskedBy('provider', 'broker', 'contract-manager', 'system'),
) {}

/** @param visible whose packages the one who asks may know */
export const handBackPackage =
  (back: HandBackPackage, visible: (provider: string) => boolean): Decide<CarePackage, PackageEvent> =>
  (state) => {
    known(state, back, visible);
    if (endedSo(state, back.on, 'PROVIDER_HANDBACK')) return [];
    demandBegun(state, back.on);
    return [new PackageHandedBack({ ...of(back), endedOn: back.on })];
  };

@CommandHandler(HandBackPackage)
export class HandBackPackageHandler implements ICommandHandler<HandBackPackage> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(back: HandBackPackage) {
    const scope = ProviderScope.inForce();
    const decide = handBackPackage(back, (provider) => scope.covers(provider));
    return this.aggregates.transact(carePackage, streamOf(back), decide);
  }
}
