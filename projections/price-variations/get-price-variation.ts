import { mayBeAskedBy, query } from '#access';
import { reference, Rejection } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { frameworkNamed } from '../frameworks/index.ts';
import { framework, knownAt } from '../measures/index.ts';
import { ScopedProjections } from '../scope/index.ts';
import { priceVariation, type PriceVariation } from './price-variation.ts';
import { priceVariations } from './price-variations.ts';

/** One variation. Refused `variation-unknown`, to a provider also when it is another's. */
export class GetPriceVariation extends query(
  { framework, variation: reference, knownAt },
  mayBeAskedBy('contract-manager', 'broker', 'provider', 'service'),
)<PriceVariation> {}

@QueryHandler(GetPriceVariation)
export class GetPriceVariationHandler implements IQueryHandler<GetPriceVariation> {
  constructor(private readonly projections: ScopedProjections) {}

  async execute({ variation, ...question }: GetPriceVariation): Promise<PriceVariation> {
    const views = await this.projections.views(question.knownAt);
    const { framework } = frameworkNamed(views, question.framework);
    const found = views.get(priceVariations, `${framework}/${variation}`);
    if (found) return priceVariation(views, found);
    throw new Rejection(
      'variation-unknown',
      `There is no variation ${variation} in the framework ${framework}: look at the reference again.`,
    );
  }
}
