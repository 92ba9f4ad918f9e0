import { mayBeAskedBy, query } from '#access';
import { reference, type Views } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { frameworkNamed } from '../frameworks/index.ts';
import { framework, pageOf, paging, type Paging } from '../measures/index.ts';
import { referrals } from '../referrals/index.ts';
import { demandOwnArea, ScopedProjections } from '../scope/index.ts';
import { carePackage, type CarePackageRow, packageStandings, type PackageStanding } from './care-package.ts';

/** Packages in the order of their references. */
export interface CarePackages {
  readonly framework: string;
  readonly packages: readonly CarePackageRow[];
  readonly next: string | null;
}

export interface PackagesQuestion extends Paging {
  readonly framework?: string | undefined;
  readonly provider?: string | undefined;
  readonly area?: string | undefined;
  readonly standing?: readonly PackageStanding[] | undefined;
}

/** Every package that is asked for, in no order. */
export function packagesWith(
  views: Views,
  { framework, provider, area, standing }: PackagesQuestion & { readonly framework: string },
): readonly CarePackageRow[] {
  const wanted = standing ?? packageStandings;
  const care = [...new Set(wanted.map((each) => (each === 'ended' ? 'over' : 'under-way')))];
  const rows = care.flatMap((each) => {
    const term = `${framework}/care/${each}/`;
    return views.withTerm(referrals, `${term}${provider ?? ''}`, `${term}${provider ?? '~'}`);
  });
  const once = [...new Map(rows.map((row) => [row.referral, row])).values()];
  return once
    .flatMap((row) => row.packages.map((placed) => carePackage(row, placed)))
    .filter(
      (found) =>
        found.provider === (provider ?? found.provider) &&
        found.area === (area ?? found.area) &&
        wanted.includes(found.standing),
    );
}

const standing = z.enum(packageStandings);

/** The packages of care: all of them, or those of a provider or an area, or those that stand so. */
export class FindPackages extends query(
  {
    framework,
    provider: reference.optional(),
    area: reference.optional().describe('Where the care is given now.'),
    standing: z
      .union([standing.transform((one) => [one]), z.array(standing).min(1).max(4)])
      .optional()
      .describe('Only packages that stand so; may be given more than once.'),
    ...paging,
  },
  mayBeAskedBy('contract-manager', 'broker', 'provider', 'service'),
)<CarePackages> {}

@QueryHandler(FindPackages)
export class FindPackagesHandler implements IQueryHandler<FindPackages> {
  constructor(private readonly projections: ScopedProjections) {}

  async execute(question: FindPackages): Promise<CarePackages> {
    const views = await this.projections.views(undefined, question.provider);
    const { framework, positions } = frameworkNamed(views, question.framework);
    const found = packagesWith(views, { ...question, framework });
    demandOwnArea(question.area, positions, found);
    const { items, next } = pageOf(found, (each) => each.package, question);
    return { framework, packages: items, next };
  }
}
