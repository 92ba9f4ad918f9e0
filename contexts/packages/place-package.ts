import { command, mayBeAskedBy } from '#access';
import {
  Aggregates,
  canonicalize,
  type Decide,
  instant,
  localDate,
  minutes,
  reference,
  Rejection,
} from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { rateInForce, rates } from '../prices/index.ts';
import { referral } from '../referrals/index.ts';
import { PackagePlaced, type PackageEvent } from './package.events.ts';
import { carePackage, type CarePackage } from './package.ts';

/** A referral was placed: the package begins its life. */
export class PlacePackage extends command(
  {
    framework: reference,
    package: reference,
    referral: reference,
    offer: reference.nullable(),
    provider: reference,
    weeklyMinutes: minutes,
    placedAt: instant,
  },
  mayBeAskedBy('system'),
) {}

/** @param hourlyPence the rate in force; null: there is none for such care */
export const placePackage =
  (place: PlacePackage, hourlyPence: number | null): Decide<CarePackage, PackageEvent> =>
  ({ placed }) => {
    if (!placed) return [new PackagePlaced({ ...place, hourlyPence })];
    const { hourlyPence: _pricedAt, ...known } = placed;
    if (canonicalize(known) === canonicalize({ ...place })) return [];
    throw new Rejection(
      'package-exists',
      `There is a package ${place.package} with other facts: give the new one another reference.`,
    );
  };

@CommandHandler(PlacePackage)
export class PlacePackageHandler implements ICommandHandler<PlacePackage> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(place: PlacePackage) {
    const stream = `${place.framework}-${place.package}`;
    return this.aggregates.transact(carePackage, stream, placePackage(place, await this.rateOf(place)));
  }

  /** Rates are compared as those of home care; what live-in care and nights cost, a referral does not tell. */
  private async rateOf({ framework, referral: reference, provider, placedAt }: PlacePackage) {
    const { need } = await this.aggregates.load(referral, `${framework}-${reference}`);
    if (!need || need.timeSlot === 'live-in' || need.timeSlot === 'night') return null;
    const agreed = await this.aggregates.load(rates, `${framework}-${provider}`);
    return rateInForce(agreed, need.area, localDate(placedAt));
  }
}
