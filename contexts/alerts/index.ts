export * from './alert.events.ts';
export { alertName, conditionName, conditionOf } from './alert-name.ts';
export { EndAlert } from './end-alert.ts';
export { RaiseAlert } from './raise-alert.ts';
export { isForProvider } from './severities.ts';
export { alertsWhenJudged } from './when-judged.ts';
export { alertsWhenOffered } from './when-offered.ts';
