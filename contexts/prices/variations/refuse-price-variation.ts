import { askerInForce, command, demandSecondPerson, mayBeAskedBy, type Principal } from '#access';
import { Aggregates, type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { demandRequested } from './demand-requested.ts';
import { grounds, PriceVariationRefused, type VariationEvent } from './variation.events.ts';
import { variationNamed } from './variation-named.ts';
import { variations, type Variations } from './variations.ts';

/** Refuses a variation that somebody else asked for. */
export class RefusePriceVariation extends command(
  { framework: reference, variation: reference, reason: grounds },
  mayBeAskedBy('contract-manager'),
) {}

export const refusePriceVariation =
  (
    refuse: RefusePriceVariation,
    by: Pick<Principal, 'id' | 'isBehind'>,
  ): Decide<Variations, VariationEvent> =>
  (state, now) => {
    const asked = variationNamed(state, refuse.variation);
    if (asked.standing === 'refused') return [];
    demandRequested(asked);
    demandSecondPerson(by, asked.requestedBy, 'variation');
    return [new PriceVariationRefused({ ...refuse, refusedAt: now, refusedBy: by.id })];
  };

@CommandHandler(RefusePriceVariation)
export class RefusePriceVariationHandler implements ICommandHandler<RefusePriceVariation> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(refuse: RefusePriceVariation) {
    const decide = refusePriceVariation(refuse, askerInForce());
    return this.aggregates.transact(variations, refuse.framework, decide);
  }
}
