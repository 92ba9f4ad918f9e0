import { mayBeAskedBy, ProviderScope, query } from '#access';
import { date } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { frameworkNamed } from '../frameworks/index.ts';
import { framework, knownAt } from '../measures/index.ts';
import { ScopedProjections } from '../scope/index.ts';
import { significantChanges, type SignificantChanges } from './significant-changes.ts';

/**
 * The rates that an uplift, a variation or a new agreement changed so much that customers may lose the right to stay with
 * their provider (S4:130), and the packages under way that each concerns. A provider sees its own.
 */
export class FindSignificantChanges extends query(
  {
    framework,
    knownAt,
    from: date.optional().describe('Only changes that take effect on this day or later.'),
    to: date.optional().describe('Only changes that take effect by this day.'),
  },
  mayBeAskedBy('contract-manager', 'broker', 'provider', 'service'),
)<SignificantChanges> {}

@QueryHandler(FindSignificantChanges)
export class FindSignificantChangesHandler implements IQueryHandler<FindSignificantChanges> {
  constructor(private readonly projections: ScopedProjections) {}

  async execute({
    from,
    to,
    knownAt,
    framework: named,
  }: FindSignificantChanges): Promise<SignificantChanges> {
    const views = await this.projections.views(knownAt);
    const row = frameworkNamed(views, named);
    const { whole } = ProviderScope.inForce();
    const changes = significantChanges(views, row, { from, to }).map((change) =>
      whole ? change : { ...change, events: [] },
    );
    return { framework: row.framework, knownAt: knownAt ?? null, changes };
  }
}
