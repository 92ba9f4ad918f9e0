import { mayBeAskedBy, query } from '#access';
import { Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { framework, knownAt } from '../measures/index.ts';
import { openAlerts, type OpenAlerts } from './alert.ts';

/** The alerts that are open: of one framework, or of all. */
export class FindOpenAlerts extends query(
  { framework, knownAt },
  mayBeAskedBy('contract-manager', 'broker', 'service'),
)<OpenAlerts> {}

@QueryHandler(FindOpenAlerts)
export class FindOpenAlertsHandler implements IQueryHandler<FindOpenAlerts> {
  constructor(private readonly projections: Projections) {}

  async execute({ framework, knownAt }: FindOpenAlerts): Promise<OpenAlerts> {
    return openAlerts(await this.projections.views(knownAt), framework);
  }
}
