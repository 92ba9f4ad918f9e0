export * from './audit-referral.ts';
export * from './get-referral-story.ts';
