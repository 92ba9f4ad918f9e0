import { command, mayBeAskedBy } from '#access';
import { Aggregates, date, type Decide, minutes, reasonCode, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { contains, framework } from '../agreement/index.ts';
import { demandBegun, endedSo, known, of, streamOf } from './going-on.ts';
import { type PackageEvent, PackageVaried } from './package.events.ts';
import { carePackage, type CarePackage } from './package.ts';

/** More or fewer hours stay with the provider (domain E46); so does a customer who moves to an `area` in which it holds a position (E47). */
export class VaryPackage extends command(
  {
    framework: reference,
    package: reference,
    referral: reference,
    weeklyMinutes: minutes.min(1),
    area: reference.nullable(),
    on: date,
    reason: reasonCode,
  },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

type Framework = (typeof framework)['initial'];

export const varyPackage =
  (vary: VaryPackage, { areas, positions }: Framework): Decide<CarePackage, PackageEvent> =>
  (state) => {
    const { weeklyMinutes, area, on, reason } = vary;
    const { provider } = known(state, vary);
    endedSo(state);
    const last = state.varied;
    if (last?.weeklyMinutes === weeklyMinutes && last.area === area && last.on === on) return [];
    demandBegun(state, on);
    if (area !== null && !areas.has(area))
      throw new Rejection('area-unknown', `There is no area ${area}: name one of the framework's, or none.`);
    const holds = positions.some(
      (held) => held.provider === provider && held.area === area && contains(held, on),
    );
    if (area !== null && !holds)
      throw new Rejection(
        'new-referral-needed',
        `${provider} holds no position in ${area} on ${on}: refer the customer anew there, and end this package.`,
      );
    return [new PackageVaried({ ...of(vary), weeklyMinutes, area, on, reason })];
  };

@CommandHandler(VaryPackage)
export class VaryPackageHandler implements ICommandHandler<VaryPackage> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(vary: VaryPackage) {
    const under = await this.aggregates.load(framework, vary.framework);
    return this.aggregates.transact(carePackage, streamOf(vary), varyPackage(vary, under));
  }
}
