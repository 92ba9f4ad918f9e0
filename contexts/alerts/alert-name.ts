import { deterministicId, label, reference } from '#event-sourcing';
import { z } from 'zod';
import { alertKind, type AlertKind } from './alert.events.ts';

/** The condition that somebody is told of. */
export const conditionFields = {
  kind: alertKind,
  framework: reference.nullable(),
  /** What tells it from the others of its kind: `A09:primary:P02`. */
  about: label,
};

export interface Condition {
  readonly kind: AlertKind;
  readonly framework: string | null;
  readonly about: string;
}

/** Longer ones would not leave room for the rest of a name. */
const longest = 100;

/** The condition's stream without its category: `CSH-2025-acceptance-below-minimum:A09:primary:P02`. */
export const conditionName = ({ kind, framework, about }: Condition): string =>
  `${framework ?? 'council'}-${kind}:${about.length > longest ? deterministicId('alert', about) : about}`;

/** The name of an alert: that of its condition, and how often it came about. */
export const alertName = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]*:[1-9]\d*$/, {
    error: 'the name of an alert as the list of alerts gives it, such as CSH-2025-referral-unplaced:R1:1:1:1',
  });

export const conditionOf = (alert: string): string => alert.slice(0, alert.lastIndexOf(':'));
