export * from './audit-referral.ts';
