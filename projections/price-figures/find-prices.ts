import { mayBeAskedBy, query } from '#access';
import { Clock, date, type LocalDate, Projections, reference, Rejection } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { serviceKind } from '../../contexts/prices/index.ts';
import { asOf, dayAsked, framework, knownAt } from '../measures/index.ts';
import { priceFigures } from './price-figures.ts';
import type { PricesDocument } from './prices-document.ts';

const since = date.optional().describe('The first day of the drift; a year before when left out.');
const series = reference.optional().describe('The index beside which the drift is shown.');

/**
 * How the rates in force are spread, which stand out, and how they moved: everywhere, or in one area. Refused
 * `drift-backwards`, and `index-unknown`.
 */
export class FindPrices extends query(
  {
    ...{ framework, asOf, knownAt, since, series },
    area: reference.optional(),
    service: serviceKind.default('home-care'),
  },
  mayBeAskedBy('contract-manager', 'broker', 'service'),
)<PricesDocument> {}

/** Of 29 February it is the 28th. */
const yearBefore = (day: LocalDate): LocalDate =>
  Temporal.PlainDate.from(day).subtract({ years: 1 }).toString();

@QueryHandler(FindPrices)
export class FindPricesHandler implements IQueryHandler<FindPrices> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindPrices): Promise<PricesDocument> {
    const views = await this.projections.views(question.knownAt);
    const asOf = dayAsked(question.asOf, this.clock);
    const since = question.since ?? yearBefore(asOf);
    if (since > asOf)
      throw new Rejection(
        'drift-backwards',
        `${since} is after ${asOf}: name an earlier first day for what moved.`,
      );
    return priceFigures(views, { ...question, asOf, since });
  }
}
