import { mayBeAskedBy, Principal, query } from '#access';
import { Clock, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { frameworkNamed } from '../frameworks/index.ts';
import { asOf, dayAsked, framework, knownAt } from '../measures/index.ts';
import { demandOwnArea, ScopedProjections } from '../scope/index.ts';
import { countedAcceptance } from './acceptance.ts';
import { inheritedBy } from './heirs.ts';
import { type AcceptanceWithOutlooks, withOutlooks } from './outlooks.ts';

/** Who accepted what share of the referrals offered: all positions, or those of one provider or area. */
export class FindAcceptance extends query(
  {
    framework,
    asOf,
    knownAt,
    provider: reference.optional(),
    area: reference.optional(),
  },
  mayBeAskedBy('contract-manager', 'broker', 'provider', 'service'),
)<AcceptanceWithOutlooks> {}

@QueryHandler(FindAcceptance)
export class FindAcceptanceHandler implements IQueryHandler<FindAcceptance> {
  constructor(
    private readonly projections: ScopedProjections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindAcceptance): Promise<AcceptanceWithOutlooks> {
    const provider = Principal.inForce()?.provider ?? question.provider;
    const views = await this.projections.views(question.knownAt, question.provider, inheritedBy);
    const asked = { ...question, provider, asOf: dayAsked(question.asOf, this.clock) };
    const counted = countedAcceptance(views, asked);
    demandOwnArea(question.area, frameworkNamed(views, question.framework).positions, counted.document.rows);
    return withOutlooks(views, asked, counted);
  }
}
