import { command, mayBeAskedBy } from '#access';
import {
  Aggregates,
  date,
  type Decide,
  localDate,
  type LocalDate,
  reference,
  Rejection,
} from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { framework, policyOn } from '../agreement/index.ts';
import { demandBegun, endedSo, known, of, streamOf } from './going-on.ts';
import { endReason, PackageEnded, type PackageEvent } from './package.events.ts';
import { carePackage, type CarePackage } from './package.ts';
import { firstRefusalUntil } from './suspended.ts';

/** It ended for a reason that is not the provider's. */
export class EndPackage extends command(
  {
    framework: reference,
    package: reference,
    referral: reference,
    on: date,
    reason: endReason.exclude(['START_FAILED', 'PROVIDER_HANDBACK']),
  },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

/** @param firstRefusalDays for how long the incumbent is asked first after hospital, by the policy of a date */
export const endPackage =
  (end: EndPackage, firstRefusalDays: (on: LocalDate) => number): Decide<CarePackage, PackageEvent> =>
  (state, now) => {
    const { on, reason } = end;
    const { provider } = known(state, end);
    if (endedSo(state, on, reason)) return [];
    demandBegun(state, on);
    const today = localDate(now);
    const until = firstRefusalUntil(state, firstRefusalDays(today));
    if (reason === 'COUNCIL_MOVED' && until !== undefined && today <= until)
      throw new Rejection(
        'first-refusal-stands',
        `${provider} is asked first until ${until}: resume the package, or record that it was handed back.`,
      );
    return [new PackageEnded({ ...of(end), endedOn: on, endReason: reason })];
  };

@CommandHandler(EndPackage)
export class EndPackageHandler implements ICommandHandler<EndPackage> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(end: EndPackage) {
    const { policies } = await this.aggregates.load(framework, end.framework);
    const decide = endPackage(end, (on) => policyOn(policies, on).firstRefusalDays);
    return this.aggregates.transact(carePackage, streamOf(end), decide);
  }
}
