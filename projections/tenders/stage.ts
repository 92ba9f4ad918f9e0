import type { Instant } from '#event-sourcing';
import type { TenderRow } from './tender-row.ts';

/** How far a tender has come: `open` for bids, `closed` with its bids sealed, then what was done last. */
export const stages = [
  'open',
  'closed',
  'evaluation',
  'decided',
  'notified',
  'confirmed',
  'cancelled',
] as const;
export type Stage = (typeof stages)[number];

/** Where a tender stands at an instant; exactly at the deadline it is still open. */
export function stageOf(row: TenderRow, now: Instant): Stage {
  if (row.cancelled) return 'cancelled';
  if (row.confirmed) return 'confirmed';
  if (row.notified) return 'notified';
  if (row.award) return 'decided';
  if (row.bidsOpenedAt !== null) return 'evaluation';
  return now > row.deadline ? 'closed' : 'open';
}
