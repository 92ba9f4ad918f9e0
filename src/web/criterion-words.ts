import type { Criterion } from '../../contexts/referrals/index.ts';

/** By what one of several who say yes is chosen, in words that say nothing of anybody's rate. */
export const criterionWords: Readonly<Record<Criterion, string>> = {
  ability: 'it can do it exactly as asked',
  preference: 'the customer would rather have it',
  rate: 'its rate is lower',
  'least-recent': 'it took a package on longer ago',
  'first-accepted': 'it said yes first',
  'seeded-random': 'a draw with the recorded seed',
};
