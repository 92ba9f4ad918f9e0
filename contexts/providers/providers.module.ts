import { Module } from '@nestjs/common';
import { AdmitProviderHandler } from './admit-provider.ts';
import { ProvidersController } from './providers.controller.ts';
import { ReinstateProviderHandler } from './reinstate-provider.ts';
import { SuspendProviderHandler } from './suspend-provider.ts';

@Module({
  controllers: [ProvidersController],
  providers: [AdmitProviderHandler, SuspendProviderHandler, ReinstateProviderHandler],
})
export class ProvidersModule {}
