import { ProviderScope } from '#access';
import { type Instant, Projections, Rejection, type Views } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import type { Estate } from './scoped-view.ts';
import { ScopedViews } from './scoped-views.ts';

/**
 * What a question that a provider may ask is answered from: its own rows alone, so that no total, list or count can
 * hold more. To everybody else these are the views as they are.
 */
@Injectable()
export class ScopedProjections {
  constructor(private readonly projections: Projections) {}

  /**
   * The views as they are, or as known at an instant, as far as whoever asks may see them. Throws a Rejection
   * `provider-unknown` when a provider asks about another, whether there is one or not, and NotAllowed when nobody asks.
   *
   * @param inheritedBy finds what a provider has inherited, for questions about that; left out: nothing
   */
  async views(
    knownAt?: Instant | null,
    provider?: string,
    inheritedBy: (views: Views, scope: ProviderScope) => readonly Estate[] = () => [],
  ): Promise<Views> {
    const scope = ProviderScope.inForce();
    if (provider !== undefined && !scope.whole && !scope.covers(provider))
      throw new Rejection(
        'provider-unknown',
        `There is no provider ${provider} that you may see: name your own.`,
      );
    const views = await this.projections.views(knownAt);
    return scope.whole ? views : new ScopedViews(views, scope, inheritedBy(views, scope));
  }
}
