export * from './referral.events.ts';
