export * from './referral-row.ts';
export * from './referrals.ts';
