export * from './alert.ts';
export * from './alerts.ts';
