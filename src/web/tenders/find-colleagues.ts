import { mayBeAskedBy, query } from '#access';
import { Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { accounts } from '../../../projections/accounts/index.ts';

/** The references of the open accounts of contract managers and brokers: they may judge bids. */
export class FindColleagues extends query({}, mayBeAskedBy('contract-manager', 'broker'))<
  readonly string[]
> {}

@QueryHandler(FindColleagues)
export class FindColleaguesHandler implements IQueryHandler<FindColleagues> {
  constructor(private readonly projections: Projections) {}

  async execute(_question: FindColleagues): Promise<readonly string[]> {
    const rows = (await this.projections.views()).withPrefix(accounts, '');
    const judges = rows.filter(
      ({ closed, roles }) =>
        !closed && roles.some((role) => role === 'contract-manager' || role === 'broker'),
    );
    return judges.map(({ user }) => user);
  }
}
