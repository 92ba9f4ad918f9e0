import { Module } from '@nestjs/common';
import { AcknowledgeAlertHandler } from './acknowledge-alert.ts';
import { AlertCommandsController } from './alerts.controller.ts';
import { CloseAlertHandler } from './close-alert.ts';
import { EndAlertHandler } from './end-alert.ts';
import { EscalateAlertHandler } from './escalate-alert.ts';
import { RaiseAlertHandler } from './raise-alert.ts';
import { SnoozeAlertHandler } from './snooze-alert.ts';
import { TakeAlertHandler } from './take-alert.ts';
import { TellOfferHandler } from './tell-offer.ts';
import { TellUnplacedHandler } from './tell-unplaced.ts';

@Module({
  controllers: [AlertCommandsController],
  providers: [
    RaiseAlertHandler,
    EndAlertHandler,
    TellOfferHandler,
    TellUnplacedHandler,
    TakeAlertHandler,
    AcknowledgeAlertHandler,
    SnoozeAlertHandler,
    EscalateAlertHandler,
    CloseAlertHandler,
  ],
})
export class AlertsModule {}
