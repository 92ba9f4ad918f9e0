import { Module } from '@nestjs/common';
import { AgreeRateHandler } from './agree-rate.ts';
import { IndicesController } from './indices/indices.controller.ts';
import { RecordIndexHandler } from './indices/record-index.ts';
import { PricesController } from './prices.controller.ts';
import { upliftHandlers } from './uplifts/uplift-handlers.ts';
import { UpliftsController } from './uplifts/uplifts.controller.ts';
import { variationHandlers } from './variations/variation-handlers.ts';
import { VariationsController } from './variations/variations.controller.ts';

@Module({
  controllers: [IndicesController, PricesController, UpliftsController, VariationsController],
  providers: [AgreeRateHandler, RecordIndexHandler, ...upliftHandlers, ...variationHandlers],
})
export class PricesModule {}
