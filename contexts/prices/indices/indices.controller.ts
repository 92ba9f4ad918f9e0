import { commandController } from '#event-sourcing';
import { RecordIndex } from './record-index.ts';

export const IndicesController = commandController('indices', 'api/v1/indices', { ':series': RecordIndex });
