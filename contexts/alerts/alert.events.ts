import { event, instant, label, reference } from '#event-sourcing';
import { z } from 'zod';

/** What people are told of. The first two reach the provider, the others the council. */
export const alertKind = z.enum([
  'offer-made',
  'offer-closed',
  'acceptance-below-minimum',
  'acceptance-restored',
  'acceptance-still-below',
  'range-of-needs',
  'reserve-above-baseline',
  'risk-band-up',
  'offer-about-to-lapse',
  'referral-unplaced',
  'review-due',
  'import-finished',
  'view-lagging',
  'silence',
]);
export type AlertKind = z.output<typeof alertKind>;

export const severity = z.enum(['information', 'warning', 'urgent']);
export type Severity = z.output<typeof severity>;

/**
 * Something that somebody has to know, once per crossing; references only, no personal data. `alert` names the crossing,
 * so that telling it twice records it once.
 */
export class AlertRaised extends event('AlertRaised', {
  alert: label,
  kind: alertKind,
  severity,
  to: z.enum(['council', 'provider']),
  framework: reference.nullable(),
  provider: reference.nullable(),
  area: reference.nullable(),
  /** What it is about beside them: a referral, an offer, a review, an import, a view. */
  subject: label.nullable(),
  /** What was found, in one short sentence without names of people. */
  finding: label,
  /** When something has to be done by. */
  dueAt: instant.nullable(),
  /** The position in the log of what brought it about. */
  through: z.int().min(0).nullable(),
}) {}

/** Its condition is over. */
export class AlertEnded extends event('AlertEnded', { alert: label, kind: alertKind }) {}
