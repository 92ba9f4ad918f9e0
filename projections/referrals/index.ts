export * from './all-referrals.ts';
export * from './referral-row.ts';
export * from './referrals.ts';
