import type { AlertKind, AlertRaised, Severity } from './alert.events.ts';

/** How severe an alert of a kind is when it is raised, and whom it is for. */
export const kinds: Readonly<Record<AlertKind, readonly [Severity, AlertRaised['to']]>> = {
  'offer-made': ['warning', 'provider'],
  'offer-closed': ['information', 'provider'],
  'acceptance-below-minimum': ['urgent', 'council'],
  'acceptance-restored': ['information', 'council'],
  'acceptance-still-below': ['urgent', 'council'],
  'range-of-needs': ['warning', 'council'],
  'reserve-above-baseline': ['warning', 'council'],
  'risk-band-up': ['warning', 'council'],
  'offer-about-to-lapse': ['warning', 'council'],
  'referral-unplaced': ['urgent', 'council'],
  'review-due': ['warning', 'council'],
  'import-finished': ['information', 'council'],
  'view-lagging': ['warning', 'council'],
  silence: ['urgent', 'council'],
};

/** Whether alerts of a kind are told to a provider; else to the council. */
export const isForProvider = (kind: AlertKind): boolean => kinds[kind][1] === 'provider';
