import { date, event, instant, label, reference } from '#event-sourcing';
import { role } from '../role.ts';

const of = { framework: reference, area: reference, role, provider: reference };
const decided = { decidedAt: instant, decidedBy: reference };

/** Somebody asks that a provider may be awarded a position beyond the award limit (S4:81-89); a second person decides. */
export class LimitExceptionRequested extends event('LimitExceptionRequested', {
  ...of,
  reason: label,
  evidence: label,
  requestedAt: instant,
  requestedBy: reference,
}) {}
/** Good for one award. */
export class LimitExceptionApproved extends event('LimitExceptionApproved', { ...of, ...decided }) {}
export class LimitExceptionRefused extends event('LimitExceptionRefused', {
  ...of,
  ...decided,
  reason: label,
}) {}
/** The position that begins on `from` was awarded beyond the limit: the exception is spent. */
export class LimitExceptionUsed extends event('LimitExceptionUsed', { ...of, from: date }) {}

export type LimitExceptionEvent =
  LimitExceptionRequested | LimitExceptionApproved | LimitExceptionRefused | LimitExceptionUsed;
