import { mayBeAskedBy, query } from '#access';
import { reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { framework } from '../measures/index.ts';
import { ScopedProjections } from '../scope/index.ts';
import { orderExplained, type OrderExplained } from './order-explained.ts';

/** Why a referral was offered in this order, and chosen so; of a provider, what became of its own offers. */
export class ExplainOrder extends query(
  {
    framework,
    referral: reference,
    offer: reference.optional().describe('Only the step that this offer was made in.'),
  },
  mayBeAskedBy('broker', 'contract-manager', 'provider'),
)<OrderExplained> {}

@QueryHandler(ExplainOrder)
export class ExplainOrderHandler implements IQueryHandler<ExplainOrder> {
  constructor(private readonly projections: ScopedProjections) {}

  async execute(question: ExplainOrder): Promise<OrderExplained> {
    return orderExplained(await this.projections.views(), question);
  }
}
