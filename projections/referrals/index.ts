export * from './area-of.ts';
export * from './all-referrals.ts';
export * from './care-on.ts';
export * from './last-placements.ts';
export * from './referral-row.ts';
export * from './referrals.ts';
