import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, localDate, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RateVaried, type RateEvent } from '../rate.events.ts';
import { rates, type Rates } from '../rates.ts';
import { rateOn } from './rate-on.ts';
import { variationNamed } from './variation-named.ts';
import { type Variation, variations } from './variations.ts';

/** Makes the rates of a provider what was agreed. */
export class VaryRates extends command(
  { framework: reference, variation: reference },
  mayBeAskedBy('system'),
) {}

/** Each rate that holds on the day becomes the agreed one from that day; those that begin later stand. */
export const varyRates =
  (variation: Variation): Decide<Rates, RateEvent> =>
  (state) => {
    const { agreed, framework, provider, service, band, effectiveFrom, variation: reference } = variation;
    if (!agreed)
      throw new Rejection(
        'variation-not-agreed',
        `The variation ${reference} is not agreed: have it decided first.`,
      );
    const { hourlyPence, at } = agreed;
    return variation.rates.flatMap(({ area }) => {
      const oldPence = rateOn(state, area, variation)?.hourlyPence;
      if (oldPence === undefined || oldPence === hourlyPence) return [];
      const rate = { framework, provider, area, service, band, hourlyPence, effectiveFrom };
      return new RateVaried({ ...rate, oldPence, decidedOn: localDate(at), variation: reference });
    });
  };

@CommandHandler(VaryRates)
export class VaryRatesHandler implements ICommandHandler<VaryRates> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute({ framework, variation: reference }: VaryRates) {
    const variation = variationNamed(await this.aggregates.load(variations, framework), reference);
    return this.aggregates.transact(rates, `${framework}-${variation.provider}`, varyRates(variation));
  }
}
