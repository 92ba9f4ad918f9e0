import { date, event, instant, label, pence, reference } from '#event-sourcing';
import { z } from 'zod';
import { serviceKind } from '../service-kind.ts';

/** What a decision rests on, in a few sentences: documents and facts, never a person's affairs. */
export const grounds = z.string().trim().min(1).max(1000);

const of = { framework: reference, variation: reference };

/** Whose rate is asked to be another from a day on, which may be past, and by which clause of the contract. */
const asked = {
  ...of,
  provider: reference,
  service: serviceKind,
  band: reference,
  askedPence: pence,
  effectiveFrom: date,
  clause: label,
  evidence: grounds,
};

export const variationFacts = { ...asked, areas: z.array(reference).min(1).max(500) };

/** Each rate that would be another: what it was on the day asked for, and since when, as far as was known then. */
const varied = z
  .array(z.strictObject({ area: reference, hourlyPence: pence, effectiveFrom: date }))
  .min(1)
  .max(500);

export class PriceVariationRequested extends event('PriceVariationRequested', {
  ...asked,
  rates: varied,
  /** The provider for itself, or the council for it. */
  askedBy: z.enum(['provider', 'council']),
  requestedAt: instant,
  requestedBy: reference,
}) {}
export class PriceVariationAgreed extends event('PriceVariationAgreed', {
  ...of,
  /** May be another than was asked for. */
  agreedPence: pence,
  rates: varied,
  reason: grounds,
  agreedAt: instant,
  agreedBy: reference,
}) {}
export class PriceVariationRefused extends event('PriceVariationRefused', {
  ...of,
  reason: grounds,
  refusedAt: instant,
  refusedBy: reference,
}) {}
export class PriceVariationWithdrawn extends event('PriceVariationWithdrawn', {
  ...of,
  reason: grounds,
  withdrawnAt: instant,
  withdrawnBy: reference,
}) {}

export type VariationEvent =
  PriceVariationRequested | PriceVariationAgreed | PriceVariationRefused | PriceVariationWithdrawn;
