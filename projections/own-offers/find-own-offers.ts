import { mayBeAskedBy, Principal, query } from '#access';
import { Clock, reference, Rejection } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { dayAsked, framework, paging } from '../measures/index.ts';
import { ScopedProjections } from '../scope/index.ts';
import { ownOffers, type OwnOffers } from './own-offers.ts';

/** What was offered to whoever asks, or, for the council's own, to a provider. Refused `provider-needed`. */
export class FindOwnOffers extends query(
  {
    framework,
    provider: reference.optional().describe('Whose offers; only the council’s own need to say so.'),
    ...paging,
  },
  mayBeAskedBy('provider', 'broker', 'contract-manager'),
)<OwnOffers> {}

@QueryHandler(FindOwnOffers)
export class FindOwnOffersHandler implements IQueryHandler<FindOwnOffers> {
  constructor(
    private readonly projections: ScopedProjections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindOwnOffers): Promise<OwnOffers> {
    const views = await this.projections.views(undefined, question.provider);
    const provider = question.provider ?? Principal.inForce()?.provider;
    if (provider === undefined || provider === null)
      throw new Rejection('provider-needed', 'These are the offers of one provider: say whose.');
    return ownOffers(views, { ...question, provider, today: dayAsked(undefined, this.clock) });
  }
}
