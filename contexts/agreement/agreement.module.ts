import { Module } from '@nestjs/common';
import { AdoptPolicyHandler } from './adopt-policy.ts';
import { AgreementController } from './agreement.controller.ts';
import { AwardPositionHandler } from './award-position.ts';
import { DefineAreaHandler } from './define-area.ts';
import { EstablishFrameworkHandler } from './establish-framework.ts';
import { VacatePositionHandler } from './vacate-position.ts';

@Module({
  controllers: [AgreementController],
  providers: [
    EstablishFrameworkHandler,
    DefineAreaHandler,
    AdoptPolicyHandler,
    AwardPositionHandler,
    VacatePositionHandler,
  ],
})
export class AgreementModule {}
