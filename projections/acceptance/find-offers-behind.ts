import { mayBeAskedBy, Principal, query } from '#access';
import { Clock, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { frameworkNamed } from '../frameworks/index.ts';
import { asOf, dayAsked, days, framework, knownAt } from '../measures/index.ts';
import { demandOwnArea, ScopedProjections } from '../scope/index.ts';
import { inheritedBy } from './heirs.ts';
import { segmentPattern } from './need-segments.ts';
import { offersBehind, type OffersBehind } from './offers-behind.ts';

/** The offers behind an acceptance figure: of a row, of one of its columns, of a point of the trend. */
export class FindOffersBehind extends query(
  {
    framework,
    asOf,
    knownAt,
    provider: reference.optional(),
    area: reference.optional(),
    role: z.enum(['primary', 'secondary']).optional(),
    state: z
      .enum(['accepted', 'declined', 'lapsed', 'exempt', 'withdrawn', 'superseded', 'counted', 'failed'])
      .optional()
      .describe(
        'Only those that count in this way; counted: the denominator; failed: taken away by the net figure.',
      ),
    days: days.describe('A window of so many dates that ends with asOf; the policy’s when left out.'),
    judged: z
      .union([z.boolean(), z.stringbool()])
      .optional()
      .describe('Only positions that the policy judges: what the overall figure is made of.'),
    segment: z
      .string()
      .regex(
        segmentPattern,
        'Give a segment such as carers:2, rural:1, timeSlot:evening, size:420-840 or urgency:urgent.',
      )
      .optional()
      .describe('Only offers for a need of this segment of `kpi range-of-needs`, such as `carers:2`.'),
  },
  mayBeAskedBy('contract-manager', 'broker', 'provider', 'service'),
)<OffersBehind> {}

@QueryHandler(FindOffersBehind)
export class FindOffersBehindHandler implements IQueryHandler<FindOffersBehind> {
  constructor(
    private readonly projections: ScopedProjections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindOffersBehind): Promise<OffersBehind> {
    const provider = Principal.inForce()?.provider ?? question.provider;
    const views = await this.projections.views(question.knownAt, question.provider, inheritedBy);
    const found = offersBehind(views, { ...question, provider, asOf: dayAsked(question.asOf, this.clock) });
    demandOwnArea(question.area, frameworkNamed(views, question.framework).positions, found.offers);
    return found;
  }
}
