import { mayBeAskedBy, query } from '#access';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Deliveries } from '../../delivery/deliveries.ts';
import type { Subscription } from '../../delivery/subscription.ts';

/** Who is told of what: every subscription that has not ended, the oldest first. */
export class FindSubscriptions extends query({}, mayBeAskedBy('administrator'))<readonly Subscription[]> {}

@QueryHandler(FindSubscriptions)
export class FindSubscriptionsHandler implements IQueryHandler<FindSubscriptions> {
  constructor(private readonly deliveries: Deliveries) {}

  execute(_question: FindSubscriptions): Promise<readonly Subscription[]> {
    return Promise.resolve(this.deliveries.subscriptions.all());
  }
}
