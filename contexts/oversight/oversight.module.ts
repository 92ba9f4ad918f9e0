import { Module } from '@nestjs/common';
import { OversightController } from './oversight.controller.ts';
import { RecordDeliveryHandler } from './record-delivery.ts';
import { RecordIndicatorHandler } from './record-indicator.ts';
import { RecordNoticeHandler } from './record-notice.ts';
import { RecordRatingHandler } from './record-rating.ts';

@Module({
  controllers: [OversightController],
  providers: [RecordRatingHandler, RecordIndicatorHandler, RecordDeliveryHandler, RecordNoticeHandler],
})
export class OversightModule {}
