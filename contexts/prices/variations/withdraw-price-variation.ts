import { command, mayBeAskedBy, ProviderScope } from '#access';
import { Aggregates, currentOrigin, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { demandRequested } from './demand-requested.ts';
import { grounds, PriceVariationWithdrawn, type VariationEvent } from './variation.events.ts';
import { variationNamed } from './variation-named.ts';
import { variations, type Variations } from './variations.ts';

/** Takes a request back before it is decided: the provider one of its own, the council one that it made. */
export class WithdrawPriceVariation extends command(
  { framework: reference, variation: reference, reason: grounds },
  mayBeAskedBy('provider', 'contract-manager'),
) {}

export const withdrawPriceVariation =
  (
    withdraw: WithdrawPriceVariation,
    by: string,
    scope: Pick<ProviderScope, 'whole' | 'covers'>,
  ): Decide<Variations, VariationEvent> =>
  (state, now) => {
    const asked = variationNamed(state, withdraw.variation, (provider) => scope.covers(provider));
    if (asked.standing === 'withdrawn') return [];
    demandRequested(asked);
    if (asked.askedBy !== (scope.whole ? 'council' : 'provider'))
      throw new Rejection(
        'not-who-asked',
        asked.askedBy === 'provider'
          ? 'The provider asked for this and alone can take it back: agree to it or refuse it.'
          : 'The council asked for this for you and alone can take it back: ask the council.',
      );
    return [new PriceVariationWithdrawn({ ...withdraw, withdrawnAt: now, withdrawnBy: by })];
  };

@CommandHandler(WithdrawPriceVariation)
export class WithdrawPriceVariationHandler implements ICommandHandler<WithdrawPriceVariation> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(withdraw: WithdrawPriceVariation) {
    const decide = withdrawPriceVariation(withdraw, currentOrigin().by.id, ProviderScope.inForce());
    return this.aggregates.transact(variations, withdraw.framework, decide);
  }
}
