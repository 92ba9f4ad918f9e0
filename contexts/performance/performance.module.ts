import { Module } from '@nestjs/common';
import { AssessAcceptanceHandler } from './assess-acceptance.ts';

@Module({ providers: [AssessAcceptanceHandler] })
export class PerformanceModule {}
