export * from './package.events.ts';
export { carePackage } from './package.ts';
export { whenReferralPlaced } from './when-referral-placed.ts';
