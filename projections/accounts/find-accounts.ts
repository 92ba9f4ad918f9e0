import { mayBeAskedBy, query } from '#access';
import { Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { accounts, type AccountRow } from './accounts.ts';

/** Every account, also those that are closed, in the order of their references. */
export class FindAccounts extends query({}, mayBeAskedBy('administrator'))<readonly AccountRow[]> {}

@QueryHandler(FindAccounts)
export class FindAccountsHandler implements IQueryHandler<FindAccounts> {
  constructor(private readonly projections: Projections) {}

  async execute(_question: FindAccounts): Promise<readonly AccountRow[]> {
    return (await this.projections.views()).withPrefix(accounts, '');
  }
}
