import { commandController } from '#event-sourcing';
import { AcknowledgeAlert } from './acknowledge-alert.ts';
import { CloseAlert } from './close-alert.ts';
import { EscalateAlert } from './escalate-alert.ts';
import { SnoozeAlert } from './snooze-alert.ts';
import { TakeAlert } from './take-alert.ts';

export const AlertCommandsController = commandController('alerts', 'api/v1/alerts/:alert', {
  owner: TakeAlert,
  acknowledgement: AcknowledgeAlert,
  snooze: SnoozeAlert,
  escalation: EscalateAlert,
  closure: CloseAlert,
});
