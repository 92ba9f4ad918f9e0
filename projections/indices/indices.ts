import type { IndexCorrected, IndexEvent, IndexRecorded } from '../../contexts/prices/index.ts';
import type { ScopedView } from '../scope/index.ts';

/** What was recorded of one period, when. */
export interface IndexEntry extends Omit<IndexRecorded, 'type' | 'series'> {
  /** Why it is another value than before; null: it was the first. */
  readonly reason: IndexCorrected['reason'] | null;
  /** Its position in the log. */
  readonly event: number;
}

export interface IndexRow {
  readonly series: string;
  /** As they were recorded. */
  readonly entries: readonly IndexEntry[];
}

/** Indices: a row per series. For the council alone: what a provider is paid by them stands in its rates. */
export const indices: ScopedView<IndexRow, IndexEvent> = {
  name: 'indices',
  version: 1,
  key: ({ series }) => series,
  within: () => undefined,
  initial: { series: '', entries: [] },
  evolve: {
    IndexRecorded: ({ entries }, { series, ...facts }, { pos }) => ({
      series,
      entries: [...entries, { ...facts, reason: null, event: pos }],
    }),
    IndexCorrected: ({ entries }, { series, ...facts }, { pos }) => ({
      series,
      entries: [...entries, { ...facts, event: pos }],
    }),
  },
};
