import { mayBeAskedBy, query } from '#access';
import { Clock, type Instant, localDate, Projections, reference, Rejection } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { frameworkNamed, policyOn } from '../frameworks/index.ts';
import { by, framework } from '../measures/index.ts';
import { type TenderRow, tenders } from '../tenders/index.ts';
import { type AreaEvaluation, areaEvaluation, type BidEvaluation, bidEvaluation } from './evaluation.ts';

/** A tender whose bids are judged: the answers of every bid, and the prices of every area. For the council alone. */
export interface EvaluationDocument extends Pick<
  TenderRow,
  | 'framework'
  | 'tender'
  | 'title'
  | 'questions'
  | 'scale'
  | 'weights'
  | 'minimumQualityPercent'
  | 'priceMethod'
  | 'rates'
  | 'evaluators'
> {
  /** Null: the bids are sealed, and there is nothing to judge. */
  readonly bidsOpenedAt: Instant | null;
  readonly bids: readonly BidEvaluation[];
  readonly areas: readonly AreaEvaluation[];
}

/** How far the bids of a tender have been judged. Refused `tender-unknown`. */
export class FindEvaluation extends query(
  { framework, tender: reference },
  mayBeAskedBy('contract-manager', 'broker'),
)<EvaluationDocument> {}

@QueryHandler(FindEvaluation)
export class FindEvaluationHandler implements IQueryHandler<FindEvaluation> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindEvaluation): Promise<EvaluationDocument> {
    const views = await this.projections.views();
    const of = frameworkNamed(views, question.framework);
    const row = views.get(tenders, `${of.framework}/${question.tender}`);
    if (!row || row.title === '')
      throw new Rejection(
        'tender-unknown',
        `There is no tender ${question.tender} in the framework ${of.framework}: look at the reference again.`,
      );
    const { policy } = policyOn(of, localDate(this.clock.now()));
    const areas = [...new Set(row.lots.map(({ area }) => area))].toSorted();
    const isOpen = row.bidsOpenedAt !== null;
    const bids = row.bids.toSorted(by(({ provider }) => provider));
    const { framework, tender, title, questions, scale, weights, minimumQualityPercent } = row;
    return {
      ...{ framework, tender, title, questions, scale, weights, minimumQualityPercent },
      ...{ priceMethod: row.priceMethod, rates: row.rates, evaluators: row.evaluators },
      bidsOpenedAt: row.bidsOpenedAt,
      bids: isOpen ? bids.map((bid) => bidEvaluation(bid, row)) : [],
      areas: isOpen ? areas.map((area) => areaEvaluation(area, row, policy.rateReview)) : [],
    };
  }
}
