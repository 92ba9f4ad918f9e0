import { mayBeAskedBy, query } from '#access';
import { Clock, Projections, reference, Rejection, type Views } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { demandNew, demandSound, firstDayOf, underPolicy, upliftPlan } from '../../contexts/prices/index.ts';
import { type FrameworkRow, frameworkNamed, policyOn } from '../frameworks/index.ts';
import { framework, knownAt } from '../measures/index.ts';
import { upliftNamed, uplifts } from '../uplifts/index.ts';
import { previewOf, type UpliftPlan, type UpliftPreview } from './preview-of.ts';

/**
 * What an uplift would do if it were approved now: one that is proposed, refused `uplift-unknown`, and `uplift-decided`
 * once it is; or with `plan` one that is nowhere recorded yet, refused as its proposal would be.
 */
export class PreviewUplift extends query(
  {
    framework,
    uplift: reference,
    knownAt,
    /** As it would be proposed; `rounding` null: as the policy says. */
    plan: upliftPlan.optional(),
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
  demandNew(uplift, views.get(uplifts, `${row.framework}/${uplift}`));
  demandSound(plan, { areas: new Set(Object.keys(row.areas)), positions: row.positions });
  const { policy } = policyOn(row, firstDayOf(plan));
  return { ...plan, framework: row.framework, uplift, ...underPolicy(plan, policy.uplift) };
}
