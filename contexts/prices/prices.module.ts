import { Module } from '@nestjs/common';
import { AgreeRateHandler } from './agree-rate.ts';
import { PricesController } from './prices.controller.ts';

@Module({ controllers: [PricesController], providers: [AgreeRateHandler] })
export class PricesModule {}
