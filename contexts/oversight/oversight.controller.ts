import { commandController } from '#event-sourcing';
import { RecordDelivery } from './record-delivery.ts';
import { RecordIndicator } from './record-indicator.ts';
import { RecordNotice } from './record-notice.ts';
import { RecordRating } from './record-rating.ts';

export const OversightController = commandController('oversight', 'api/v1/providers', {
  ':provider/ratings': RecordRating,
  ':provider/indicators': RecordIndicator,
  ':provider/deliveries': RecordDelivery,
  ':provider/notices': RecordNotice,
});
