import { mayBeAskedBy, query } from '#access';
import { Clock, localDate, reference, Rejection, type Views } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { PackageRate } from '../../contexts/prices/index.ts';
import { frameworkNamed } from '../frameworks/index.ts';
import { framework } from '../measures/index.ts';
import { rateOfPackage } from '../package-rates/index.ts';
import { type CarePackage, referrals, type ReferralRow } from '../referrals/index.ts';
import { ScopedProjections } from '../scope/index.ts';
import { carePackage, type CarePackageRow, isOver } from './care-package.ts';

/** A package of care, and what an hour of it costs today; null: nobody can tell, or it is over. */
export interface PricedCarePackage extends CarePackageRow {
  readonly rate: PackageRate | null;
}

/** One package of care with its history. Refused `package-unknown`. */
export class GetPackage extends query(
  { framework, package: reference },
  mayBeAskedBy('contract-manager', 'broker', 'provider', 'service'),
)<PricedCarePackage> {}

@QueryHandler(GetPackage)
export class GetPackageHandler implements IQueryHandler<GetPackage> {
  constructor(
    private readonly projections: ScopedProjections,
    private readonly clock: Clock,
  ) {}

  async execute(question: GetPackage): Promise<PricedCarePackage> {
    const views = await this.projections.views();
    const { framework } = frameworkNamed(views, question.framework);
    const term = `${framework}/package/${question.package}`;
    for (const row of views.withTerm(referrals, term, term)) {
      const placed = row.packages.find((each) => each.package === question.package);
      if (placed) return { ...carePackage(row, placed), rate: this.rateOf(views, row, placed) };
    }
    throw new Rejection(
      'package-unknown',
      `There is no package ${question.package} in the framework ${framework}: look at the reference again.`,
    );
  }

  private rateOf(views: Views, row: ReferralRow, placed: CarePackage) {
    if (isOver(placed)) return null;
    const today = localDate(this.clock.now());
    return rateOfPackage(views, frameworkNamed(views, row.framework), row, placed, today);
  }
}
