import { mayBeAskedBy, query } from '#access';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ScopedProjections } from '../scope/index.ts';
import { allFrameworks } from './framework-named.ts';
import type { FrameworkRow } from './frameworks.ts';

/** The framework agreements of the data folder, in the order of their references. */
export class FindFrameworks extends query(
  {},
  mayBeAskedBy('contract-manager', 'broker', 'provider', 'service'),
)<readonly FrameworkRow[]> {}

@QueryHandler(FindFrameworks)
export class FindFrameworksHandler implements IQueryHandler<FindFrameworks> {
  constructor(private readonly projections: ScopedProjections) {}

  async execute(_question: FindFrameworks): Promise<readonly FrameworkRow[]> {
    return allFrameworks(await this.projections.views());
  }
}
