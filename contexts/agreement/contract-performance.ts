import { z } from 'zod';
import { defaultRisk, risk } from './risk-terms.ts';

/** By what the offers of a position are told apart, to see whether some needs are accepted less often. */
export const needKind = z.enum(['carers', 'rural', 'timeSlot', 'size', 'urgency']);
export type NeedKind = z.output<typeof needKind>;

const bounds = z.array(z.int().min(1).max(10_080)).max(9);
const isAscending = (minutes: readonly number[]) =>
  minutes.every((bound, i) => i === 0 || bound > (minutes[i - 1] ?? 0));

/** S4:109: what is accepted has to reflect the range of customers' requirements and locations. */
const rangeOfNeeds = z.strictObject({
  segments: z.array(needKind),
  /** Weekly minutes, rising: a band reaches from above one bound to the next, the last has no end. */
  sizeBoundsMinutes: bounds.refine(isAscending, 'Give bounds that rise.'),
  /** Fewer counted offers of a segment, or of the others: nothing is said of it. */
  minimumSample: z.int().min(1).max(100_000),
  /** A segment's share of what is accepted, in percent of its share of what is offered: less is too little. */
  representationPercent: z.int().min(0).max(100),
  /** How often, in a thousand, chance alone may raise a concern. */
  significancePermille: z.int().min(1).max(500),
  /** Several segments are tested at once: `holm` keeps that chance for all of a position's together. */
  correction: z.enum(['holm', 'none']),
});

/** What the policy says of a contract's figures beside acceptance. */
export const contractPerformance = { rangeOfNeeds, risk } as const;

const firstRangeOfNeeds = {
  segments: ['carers', 'rural', 'timeSlot', 'size', 'urgency'],
  sizeBoundsMinutes: [420, 840, 1680],
  minimumSample: 5,
  representationPercent: 80,
  significancePermille: 50,
  correction: 'holm',
} satisfies z.output<typeof rangeOfNeeds>;

export const defaultContractPerformance = { rangeOfNeeds: firstRangeOfNeeds, risk: defaultRisk };

/** A policy adopted before it had words for the range of needs: what the first that had them said. */
export const withFirstContractPerformance = (
  adopted: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => ({
  ...adopted,
  policy: { rangeOfNeeds: firstRangeOfNeeds, ...(adopted['policy'] as object) },
});
