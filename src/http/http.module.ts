import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.ts';
import { LiveController } from './live.controller.ts';

@Module({ controllers: [HealthController, LiveController] })
export class HttpModule {}
