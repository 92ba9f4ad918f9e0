export * from './bid.events.ts';
export * from './tender.events.ts';
export type { PassedOver } from './passed-over.events.ts';
export { bid, ratedKey, type Bid, type RateReview } from './bid.ts';
export { tender, type Evaluator, type Tender } from './tender.ts';
export { priceMethod, type PriceMethod } from './price-methods/price-method.ts';
export * from './evaluation/area-bids.ts';
export * from './evaluation/outstanding.ts';
export * from './rate-review/bid-stand-outs.ts';
export { AllocationDesk } from './allocation/allocation-desk.ts';
export { AllocationSolver } from './allocation/allocation-solver.ts';
export {
  comparedLimits,
  limitsCompared,
  problemUnder,
  type UnderLimit,
} from './allocation/limits-compared.ts';
export { proposal, type Proposal } from './allocation/proposal.ts';
export type { Proof } from './allocation/solved.ts';
export { letterFor } from './letters/letter-for.ts';
export type { Letter, ToldPosition, ToldScore } from './letters/letter.ts';
