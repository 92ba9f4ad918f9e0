import { command, mayBeAskedBy } from '#access';
import { Aggregates, Rejection, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { framework } from '../agreement/index.ts';
import { provider } from '../providers/index.ts';
import { RateAgreed, rateFacts, type RateEvent } from './rate.events.ts';
import { rateKey, rates, type Rates } from './rates.ts';

/** S4:77: each provider confirms its own rate for each area; the council neither sets nor caps it. */
export class AgreeRate extends command(rateFacts, mayBeAskedBy('contract-manager', 'system')) {}

/** What the rate rests on: whether the framework has the area, and the council knows the provider. */
interface Grounds {
  readonly area: boolean;
  readonly provider: boolean;
}

export const agreeRate =
  (agree: AgreeRate, known: Grounds): Decide<Rates, RateEvent> =>
  (state) => {
    if (!known.area) {
      throw new Rejection(
        'area-unknown',
        `Framework ${agree.framework} has no area ${agree.area}: define it first.`,
      );
    }
    if (!known.provider) {
      throw new Rejection('provider-unknown', `There is no provider ${agree.provider}: admit it first.`);
    }
    const agreed = state.get(rateKey(agree));
    if (agreed === agree.hourlyPence) return [];
    if (agreed !== undefined) {
      throw new Rejection(
        'rate-already-agreed',
        `${agreed} pence are agreed from ${agree.effectiveFrom}: give the new rate another date.`,
      );
    }
    return [new RateAgreed(agree)];
  };

@CommandHandler(AgreeRate)
export class AgreeRateHandler implements ICommandHandler<AgreeRate> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(agree: AgreeRate) {
    const { areas } = await this.aggregates.load(framework, agree.framework);
    const { standing } = await this.aggregates.load(provider, agree.provider);
    const known = { area: areas.has(agree.area), provider: standing !== null };
    return this.aggregates.transact(rates, `${agree.framework}-${agree.provider}`, agreeRate(agree, known));
  }
}
