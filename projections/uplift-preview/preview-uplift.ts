import { mayBeAskedBy, query } from '#access';
import { Clock, Projections, reference, Rejection, type Views } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { upliftFacts, upliftRounding } from '../../contexts/prices/index.ts';
import { type FrameworkRow, frameworkNamed, policyOn } from '../frameworks/index.ts';
import { framework, knownAt } from '../measures/index.ts';
import { upliftNamed } from '../uplifts/index.ts';
import { previewOf, type UpliftPlan, type UpliftPreview } from './preview-of.ts';

const { framework: _framework, uplift: _uplift, ...facts } = upliftFacts;

/**
 * What an uplift would do if it were approved now: one that is proposed, or with `plan` one that is nowhere recorded yet.
 * Refused `uplift-unknown`, and `uplift-decided` once it is.
 */
export class PreviewUplift extends query(
  {
    framework,
    uplift: reference,
    knownAt,
    /** As it would be proposed; `rounding` null: as the policy says. */
    plan: z.strictObject({ ...facts, rounding: upliftRounding.nullable() }).optional(),
  },
  mayBeAskedBy('contract-manager', 'broker', 'service'),
)<UpliftPreview> {}

@QueryHandler(PreviewUplift)
export class PreviewUpliftHandler implements IQueryHandler<PreviewUplift> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute(question: PreviewUplift): Promise<UpliftPreview> {
    const views = await this.projections.views(question.knownAt);
    const row = frameworkNamed(views, question.framework);
    return previewOf(views, row, planOf(views, row, question), this.clock.now());
  }
}

function planOf(views: Views, row: FrameworkRow, { uplift, plan }: PreviewUplift): UpliftPlan {
  if (!plan) {
    const known = upliftNamed(views, row.framework, uplift);
    if (known.standing === 'proposed') return known;
    throw new Rejection(
      'uplift-decided',
      `The uplift ${uplift} is ${known.standing}: look at what became of it instead.`,
    );
  }
  const { effective } = plan;
  const { policy } = policyOn(row, effective.rule === 'fixed' ? effective.on : effective.yearFrom);
  const rounding = plan.rounding ?? policy.uplift.rounding;
  return { ...plan, framework: row.framework, uplift, rounding };
}
