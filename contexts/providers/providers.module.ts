import { Module } from '@nestjs/common';
import { AdmitProviderHandler } from './admit-provider.ts';
import { PauseOffersHandler } from './pause-offers.ts';
import { ProvidersController } from './providers.controller.ts';
import { RecordPartiesHandler } from './record-parties.ts';
import { RecordScopeHandler } from './record-scope.ts';
import { ReinstateProviderHandler } from './reinstate-provider.ts';
import { ResumeOffersHandler } from './resume-offers.ts';
import { SuspendProviderHandler } from './suspend-provider.ts';

@Module({
  controllers: [ProvidersController],
  providers: [
    AdmitProviderHandler,
    SuspendProviderHandler,
    ReinstateProviderHandler,
    PauseOffersHandler,
    ResumeOffersHandler,
    RecordScopeHandler,
    RecordPartiesHandler,
  ],
})
export class ProvidersModule {}
