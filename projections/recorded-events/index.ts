export * from './find-events.ts';
