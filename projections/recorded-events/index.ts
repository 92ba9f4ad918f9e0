export * from './find-events.ts';
export * from './recorded-event-response.ts';
