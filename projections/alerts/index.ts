export * from './alert.ts';
export * from './alerts.ts';
export type { OpenConcern } from './concern.ts';
export * from './evaluate-alerts.ts';
export * from './find-open-alerts.ts';
