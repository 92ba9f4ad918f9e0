import { mayBeAskedBy, query } from '#access';
import { Clock, type Instant, type LocalDate, Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { acceptanceTrend, type AcceptancePoint } from '../acceptance/index.ts';
import { frameworkNamed } from '../frameworks/index.ts';
import { asOf, dayAsked, days, framework, knownAt, periods } from '../measures/index.ts';
import { reserveTrend, type ReservePoint } from '../reserve-usage/index.ts';

/** Acceptance and reserve usage of the whole framework, period by period, oldest first. */
export interface Trend {
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly knownAt: Instant | null;
  readonly days: number;
  readonly acceptance: readonly AcceptancePoint[];
  readonly reserve: readonly ReservePoint[];
}

/** How the figures moved: 12 periods of 28 days, the last one ending on the date asked for. */
export class FindTrend extends query(
  { framework, asOf, knownAt, periods, days },
  mayBeAskedBy('contract-manager', 'broker', 'service'),
)<Trend> {}

@QueryHandler(FindTrend)
export class FindTrendHandler implements IQueryHandler<FindTrend> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute({ framework, periods = 12, days = 28, ...asked }: FindTrend): Promise<Trend> {
    const views = await this.projections.views(asked.knownAt);
    const asOf = dayAsked(asked.asOf, this.clock);
    const question = { framework: frameworkNamed(views, framework).framework, asOf, periods, days };
    return {
      framework: question.framework,
      asOf,
      knownAt: asked.knownAt ?? null,
      days,
      acceptance: acceptanceTrend(views, question),
      reserve: reserveTrend(views, question),
    };
  }
}
