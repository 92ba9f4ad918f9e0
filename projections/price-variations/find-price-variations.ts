import { mayBeAskedBy, query } from '#access';
import { reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { frameworkNamed } from '../frameworks/index.ts';
import { by, framework, knownAt } from '../measures/index.ts';
import { ScopedProjections } from '../scope/index.ts';
import { priceVariation, type PriceVariation } from './price-variation.ts';
import { priceVariations } from './price-variations.ts';

/** Those that wait for a decision first, the longest waiting before the others; then the newest request. */
export interface PriceVariations {
  readonly framework: string;
  readonly variations: readonly PriceVariation[];
}

/** The variations of a framework, whatever became of them: of everybody, or of one provider, or those that stand so. */
export class FindPriceVariations extends query(
  {
    framework,
    knownAt,
    provider: reference.optional(),
    standing: z.enum(['requested', 'agreed', 'refused', 'withdrawn']).optional(),
  },
  mayBeAskedBy('contract-manager', 'broker', 'provider', 'service'),
)<PriceVariations> {}

@QueryHandler(FindPriceVariations)
export class FindPriceVariationsHandler implements IQueryHandler<FindPriceVariations> {
  constructor(private readonly projections: ScopedProjections) {}

  async execute(question: FindPriceVariations): Promise<PriceVariations> {
    const { knownAt, provider, standing } = question;
    const views = await this.projections.views(knownAt, provider);
    const { framework } = frameworkNamed(views, question.framework);
    const found = views
      .withPrefix(priceVariations, `${framework}/`)
      .filter(
        (row) => row.provider === (provider ?? row.provider) && row.standing === (standing ?? row.standing),
      )
      .toSorted(
        by(
          ({ requestedAt }) => requestedAt,
          ({ variation }) => variation,
        ),
      )
      .map((row) => priceVariation(views, row));
    const waiting = found.filter((each) => each.standing === 'requested');
    const others = found.filter((each) => each.standing !== 'requested').toReversed();
    return { framework, variations: [...waiting, ...others] };
  }
}
