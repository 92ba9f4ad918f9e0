import { askerInForce, command, demandSecondPerson, mayBeAskedBy, type Principal } from '#access';
import { Aggregates, type Decide, pence, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { rates, type Rates } from '../rates.ts';
import { demandRequested } from './demand-requested.ts';
import { ratesToVary } from './rates-to-vary.ts';
import { grounds, PriceVariationAgreed, type VariationEvent } from './variation.events.ts';
import { variationNamed } from './variation-named.ts';
import { variations, type Variations } from './variations.ts';

/** Agrees to a variation that somebody else asked for. `agreedPence` null: as it was asked for. */
export class AgreePriceVariation extends command(
  {
    framework: reference,
    variation: reference,
    agreedPence: pence.nullable().default(null),
    reason: grounds,
  },
  mayBeAskedBy('contract-manager'),
) {}

/** @param held the provider's rates as they are now */
export const agreePriceVariation =
  (
    agree: AgreePriceVariation,
    by: Pick<Principal, 'id' | 'isBehind'>,
    held: Rates,
  ): Decide<Variations, VariationEvent> =>
  (state, now) => {
    const { framework, variation, reason } = agree;
    const asked = variationNamed(state, variation);
    const agreedPence = agree.agreedPence ?? asked.askedPence;
    if (asked.agreed?.hourlyPence === agreedPence) return [];
    demandRequested(asked);
    demandSecondPerson(by, asked.requestedBy, 'variation');
    const areas = asked.rates.map(({ area }) => area);
    const decision = { agreedPence, rates: ratesToVary(held, areas, asked, agreedPence), reason };
    return [new PriceVariationAgreed({ framework, variation, ...decision, agreedAt: now, agreedBy: by.id })];
  };

@CommandHandler(AgreePriceVariation)
export class AgreePriceVariationHandler implements ICommandHandler<AgreePriceVariation> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(agree: AgreePriceVariation) {
    const by = askerInForce();
    const { provider } = variationNamed(
      await this.aggregates.load(variations, agree.framework),
      agree.variation,
    );
    const held = await this.aggregates.load(rates, `${agree.framework}-${provider}`);
    return this.aggregates.transact(variations, agree.framework, agreePriceVariation(agree, by, held));
  }
}
