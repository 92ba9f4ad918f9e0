export * from './alert.ts';
export * from './alerts.ts';
export * from './evaluate-alerts.ts';
export * from './find-open-alerts.ts';
