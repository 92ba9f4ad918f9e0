import { mayBeAskedBy, query } from '#access';
import { Projections, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { frameworkNamed } from '../frameworks/index.ts';
import { framework, knownAt } from '../measures/index.ts';
import { upliftNamed } from '../uplifts/index.ts';
import { adjustmentsOf, type UpliftAdjustmentsDocument } from './adjustments-of.ts';

/** What an uplift owes for the days before it was decided. Refused `uplift-unknown`. */
export class UpliftAdjustments extends query(
  { framework, uplift: reference, knownAt },
  mayBeAskedBy('contract-manager', 'broker', 'service'),
)<UpliftAdjustmentsDocument> {}

@QueryHandler(UpliftAdjustments)
export class UpliftAdjustmentsHandler implements IQueryHandler<UpliftAdjustments> {
  constructor(private readonly projections: Projections) {}

  async execute(question: UpliftAdjustments): Promise<UpliftAdjustmentsDocument> {
    const views = await this.projections.views(question.knownAt);
    const row = frameworkNamed(views, question.framework);
    const uplift = upliftNamed(views, row.framework, question.uplift);
    return { ...adjustmentsOf(views, row, uplift), knownAt: question.knownAt ?? null };
  }
}
