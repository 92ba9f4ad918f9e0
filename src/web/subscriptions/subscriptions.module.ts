import { Module } from '@nestjs/common';
import { DeliveriesController } from './deliveries.controller.ts';
import { FindSubscriptionsHandler } from './find-subscriptions.ts';
import { OwnSubscriptionsController } from './own-subscriptions.controller.ts';
import { SubscriptionsController } from './subscriptions.controller.ts';

/** Who is told of alerts, and what became of it. */
@Module({
  controllers: [OwnSubscriptionsController, SubscriptionsController, DeliveriesController],
  providers: [FindSubscriptionsHandler],
})
export class SubscriptionPagesModule {}
