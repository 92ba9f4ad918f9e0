export * from './find-alerts.ts';
export * from './get-alert.ts';
export { type AlertDeed, raisedAlerts } from './raised-alerts.ts';
