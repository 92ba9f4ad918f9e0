import { event, instant, label, reasonCode, reference } from '#event-sourcing';
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

/** Somebody of the council's sees to it. */
export class AlertTaken extends event('AlertTaken', { alert: label, owner: reference }) {}
/** Somebody it is for has read it. */
export class AlertAcknowledged extends event('AlertAcknowledged', {
  alert: label,
  acknowledgedBy: reference,
}) {}
/** Nobody wants to see it before then. */
export class AlertSnoozed extends event('AlertSnoozed', {
  alert: label,
  until: instant,
  snoozedBy: reference,
}) {}
/** It is more severe than it was raised as. */
export class AlertEscalated extends event('AlertEscalated', {
  alert: label,
  severity,
  reason: reasonCode,
  escalatedBy: reference,
}) {}
/** Nothing more is done about it, whether or not its condition is over. */
export class AlertClosed extends event('AlertClosed', {
  alert: label,
  reason: reasonCode,
  closedBy: reference,
}) {}

export type AlertEvent =
  AlertRaised | AlertEnded | AlertTaken | AlertAcknowledged | AlertSnoozed | AlertEscalated | AlertClosed;
