import { mayBeAskedBy, query } from '#access';
import { Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { providers, type ProviderRow } from '../../../projections/providers/index.ts';

export type ProviderName = Pick<ProviderRow, 'provider' | 'name'>;

/** What the providers are called whose people may have accounts, in the order of their references. */
export class FindProviderNames extends query({}, mayBeAskedBy('administrator'))<readonly ProviderName[]> {}

@QueryHandler(FindProviderNames)
export class FindProviderNamesHandler implements IQueryHandler<FindProviderNames> {
  constructor(private readonly projections: Projections) {}

  async execute(_question: FindProviderNames): Promise<readonly ProviderName[]> {
    const rows = (await this.projections.views()).withPrefix(providers, '');
    return rows.map(({ provider, name }) => ({ provider, name }));
  }
}
