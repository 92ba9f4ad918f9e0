import type { Standing } from '../../projections/referrals/index.ts';

/** Where a referral stands, as its tag says it. */
export const standings: Readonly<Record<Standing, { readonly text: string; readonly colour: string }>> = {
  'to-offer': { text: 'needs an offer', colour: 'yellow' },
  'to-decide': { text: 'to decide', colour: 'purple' },
  waiting: { text: 'waiting for an answer', colour: 'blue' },
  unplaced: { text: 'unplaced', colour: 'red' },
  placed: { text: 'placed', colour: 'green' },
  withdrawn: { text: 'withdrawn', colour: 'grey' },
  split: { text: 'split', colour: 'grey' },
};
