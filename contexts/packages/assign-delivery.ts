import { command, mayBeAskedBy, ProviderScope } from '#access';
import { Aggregates, date, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { provider } from '../providers/index.ts';
import { demandBegun, endedSo, known, of, streamOf } from './going-on.ts';
import { PackageDeliveryAssigned, type PackageEvent } from './package.events.ts';
import { carePackage, type CarePackage } from './package.ts';

/**
 * Says which sub-contractor or member of the package's provider gives the care from `on` (domain 1.11); null: the
 * contract-holder itself. The package, and what was accepted, stay the contract-holder's.
 */
export class AssignDelivery extends command(
  { framework: reference, package: reference, referral: reference, member: reference.nullable(), on: date },
  mayBeAskedBy('provider', 'broker', 'contract-manager'),
) {}

type Parties = (typeof provider)['initial']['parties'];

/**
 * @param parties of the provider that has the package
 * @param visible whose packages the one who asks may know
 */
export const assignDelivery =
  (
    assign: AssignDelivery,
    { members }: Parties,
    visible: (provider: string) => boolean,
  ): Decide<CarePackage, PackageEvent> =>
  (state) => {
    const { member, on } = assign;
    known(state, assign, visible);
    endedSo(state);
    if (state.delivery?.member === member && state.delivery.on === on) return [];
    demandBegun(state, on);
    if (member !== null && !members.some((each) => each.member === member && each.from <= on))
      throw new Rejection(
        'member-unknown',
        `${member} is no party of the provider's on ${on}: record its parties first, or name one of them.`,
      );
    return [new PackageDeliveryAssigned({ ...of(assign), member, on })];
  };

@CommandHandler(AssignDelivery)
export class AssignDeliveryHandler implements ICommandHandler<AssignDelivery> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(assign: AssignDelivery) {
    const scope = ProviderScope.inForce();
    const { placed } = await this.aggregates.load(carePackage, streamOf(assign));
    const { parties } = placed ? await this.aggregates.load(provider, placed.provider) : provider.initial;
    const decide = assignDelivery(assign, parties, (each) => scope.covers(each));
    return this.aggregates.transact(carePackage, streamOf(assign), decide);
  }
}
