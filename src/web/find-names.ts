import { mayBeAskedBy, query } from '#access';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { frameworks, type FrameworkRow } from '../../projections/frameworks/index.ts';
import { knownAt } from '../../projections/measures/index.ts';
import { providers, type ProviderRow } from '../../projections/providers/index.ts';
import { ScopedProjections } from '../../projections/scope/index.ts';

/** What things are called on a page: the frameworks with their areas, and the providers. */
export interface Registers {
  readonly frameworks: readonly FrameworkRow[];
  readonly providers: readonly ProviderRow[];
}

/** The frameworks and providers that were on record, in the order of their references. */
export class FindNames extends query(
  { knownAt },
  mayBeAskedBy('contract-manager', 'broker', 'provider'),
)<Registers> {}

@QueryHandler(FindNames)
export class FindNamesHandler implements IQueryHandler<FindNames> {
  constructor(private readonly projections: ScopedProjections) {}

  async execute(question: FindNames): Promise<Registers> {
    const views = await this.projections.views(question.knownAt);
    return { frameworks: views.withPrefix(frameworks, ''), providers: views.withPrefix(providers, '') };
  }
}
