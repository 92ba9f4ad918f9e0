import type { ProviderScope } from '#access';
import { Rejection } from '#event-sourcing';

/** Refused `provider-unknown` unless the bid is of the provider that asks: of another it hears nothing. */
export function demandOwnBid(scope: ProviderScope, provider: string): void {
  if (scope.whole || !scope.covers(provider))
    throw new Rejection(
      'provider-unknown',
      `There is no provider ${provider} that you bid for: name your own.`,
    );
}
