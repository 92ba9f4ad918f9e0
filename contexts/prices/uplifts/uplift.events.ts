import { date, event, instant, label, pence, reference } from '#event-sourcing';
import { z } from 'zod';
import { level } from '../../agreement/index.ts';
import { serviceKind } from '../service-kind.ts';

/** Thousandths of a percent: 7.26 % is 7260. */
export const milliPercent = z.int().min(-100_000).max(1_000_000);

/** A cost that rises by itself, such as wages, and how much of the price it is; with where its rise was published. */
export const costPart = z.strictObject({
  name: label,
  weightPercent: z.int().min(1).max(100),
  milliPercent,
  series: reference.nullable(),
  publishedOn: date.nullable(),
});

/** By how much: one percentage, or the rises of the costs, weighted to 100 (domain.md 2.8). */
export const formula = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), milliPercent }),
  z.strictObject({ kind: z.literal('weighted'), parts: z.array(costPart).min(1).max(20) }),
]);
export type Formula = z.output<typeof formula>;

const some = <T extends z.ZodType>(each: T) => z.array(each).min(1).max(500).nullable();

/** Whose rates and which: null means all. */
export const upliftScope = z.strictObject({
  areas: some(reference),
  levels: some(level),
  providers: some(reference),
  services: some(serviceKind),
  bands: some(reference),
});
export type UpliftScope = z.output<typeof upliftScope>;

export const upliftRounding = z.strictObject({
  mode: z.enum(['half-up', 'up', 'down']),
  incrementPence: z.int().min(1).max(100),
});
export type UpliftRounding = z.output<typeof upliftRounding>;

/** What the percentage, and then the rate that comes out, is kept within; null: nothing. */
export const upliftBounds = z.strictObject({
  leastMilliPercent: milliPercent.nullable(),
  mostMilliPercent: milliPercent.nullable(),
  leastPence: pence.nullable(),
  mostPence: pence.nullable(),
});
export type UpliftBounds = z.output<typeof upliftBounds>;

/** From when: one day for all, or for each rate the anniversary of the provider's position that falls within a year of it. */
export const upliftDay = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('fixed'), on: date }),
  z.strictObject({ rule: z.literal('anniversary'), yearFrom: date }),
]);

const of = { framework: reference, uplift: reference };

/** Everything that the new rates follow from: nothing of it is looked up again. */
export const upliftFacts = {
  ...of,
  title: label,
  formula,
  scope: upliftScope,
  /** Providers that get another percentage; 0: none. */
  exceptions: z.array(z.strictObject({ provider: reference, milliPercent })).max(500),
  bounds: upliftBounds,
  rounding: upliftRounding,
  effective: upliftDay,
  evidence: label,
};

export class UpliftProposed extends event('UpliftProposed', {
  ...upliftFacts,
  /** Whether it is less than what was given every year (S1.15): a warning, because that was a practice and no term. */
  belowPractice: z.boolean(),
  proposedAt: instant,
  proposedBy: reference,
}) {}
export class UpliftApproved extends event('UpliftApproved', {
  ...of,
  decision: label,
  /** Whose rates were in scope. */
  providers: z.array(reference).max(2000),
  approvedAt: instant,
  approvedBy: reference,
}) {}
export class UpliftRefused extends event('UpliftRefused', {
  ...of,
  reason: label,
  refusedAt: instant,
  refusedBy: reference,
}) {}
export class UpliftWithdrawn extends event('UpliftWithdrawn', { ...of, reason: label }) {}

export type UpliftEvent = UpliftProposed | UpliftApproved | UpliftRefused | UpliftWithdrawn;
