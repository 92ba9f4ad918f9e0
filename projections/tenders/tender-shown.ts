import { ProviderScope } from '#access';
import type { Instant } from '#event-sourcing';
import { qualityFirst } from './quality-first.ts';
import { type Stage, stageOf } from './stage.ts';
import type { TenderRow } from './tender-row.ts';

/** A tender as whoever asks may see it now. */
export interface TenderShown extends TenderRow {
  readonly stage: Stage;
  /** How many bids came in time; null: bidders are not told. */
  readonly bidsReceived: number | null;
}

/**
 * What the council is told before the opening is how many bids there are, not whose: `receipts` come with the opening,
 * and rates once quality has passed.
 *
 * @param row of the views of whoever asks
 */
export function tenderShown(row: TenderRow, now: Instant): TenderShown {
  const { whole } = ProviderScope.inForce();
  const isSealed = row.bidsOpenedAt === null;
  return {
    ...(whole ? qualityFirst(row) : row),
    stage: stageOf(row, now),
    bidsReceived: whole ? row.receipts.filter(({ receivedAt }) => receivedAt !== null).length : null,
    ...(whole && isSealed ? { receipts: [], bids: [] } : {}),
  };
}
