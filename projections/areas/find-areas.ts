import { mayBeAskedBy, query } from '#access';
import { Clock, type LocalDate, Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { frameworkNamed } from '../frameworks/index.ts';
import { dayAsked, framework } from '../measures/index.ts';
import { areaDetails, type AreaRecord } from './area-record.ts';

/** The areas in the order of their references. */
export interface AreaRecords {
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly areas: readonly AreaRecord[];
}

/** The areas of a framework as they stand today. */
export class FindAreas extends query(
  { framework },
  mayBeAskedBy('contract-manager', 'broker', 'service'),
)<AreaRecords> {}

@QueryHandler(FindAreas)
export class FindAreasHandler implements IQueryHandler<FindAreas> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindAreas): Promise<AreaRecords> {
    const views = await this.projections.views();
    const named = frameworkNamed(views, question.framework);
    const today = dayAsked(undefined, this.clock);
    const areas = areaDetails(views, named, today).map(
      ({ framework: _framework, asOf: _asOf, referrals: _referrals, carePackages: _packages, ...area }) =>
        area,
    );
    return { framework: named.framework, asOf: today, areas };
  }
}
