import { mayBeAskedBy, query } from '#access';
import { Clock, type Instant, type LocalDate, Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { frameworkNamed } from '../frameworks/index.ts';
import { asOf, dayAsked, framework, knownAt } from '../measures/index.ts';
import { countyOn } from './county-on.ts';
import { type Ranked, rankingOf } from './ranking.ts';

/** How many pairs are told of: what is beyond them is never the worst. */
const told = 100;

/** Whose stopping would leave most uncovered. */
export interface StressRanking {
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly knownAt: Instant | null;
  /** Every provider that gives care, the worst first. */
  readonly alone: readonly Ranked[];
  /** The 100 worst pairs. */
  readonly pairs: readonly Ranked[];
}

/** Every provider that gives care in turn, and every two of them: whose stopping would leave most uncovered. */
export class FindStressRanking extends query(
  { framework, asOf, knownAt },
  mayBeAskedBy('contract-manager', 'service'),
)<StressRanking> {}

@QueryHandler(FindStressRanking)
export class FindStressRankingHandler implements IQueryHandler<FindStressRanking> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindStressRanking): Promise<StressRanking> {
    const { knownAt } = question;
    const views = await this.projections.views(knownAt);
    const named = frameworkNamed(views, question.framework);
    const asOf = dayAsked(question.asOf, this.clock);
    const { alone, pairs } = rankingOf(countyOn(views, named, asOf));
    return {
      ...{ framework: named.framework, asOf, knownAt: knownAt ?? null },
      alone,
      pairs: pairs.slice(0, told),
    };
  }
}
