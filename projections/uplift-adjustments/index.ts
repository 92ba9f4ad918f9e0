export * from './uplift-adjustments.ts';
export type { UpliftAdjustmentsDocument } from './adjustments-of.ts';
