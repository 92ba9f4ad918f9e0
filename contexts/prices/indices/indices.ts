import type { Decider } from '#event-sourcing';
import type { IndexEvent, IndexRecorded } from './index.events.ts';

export type IndexPoint = Pick<IndexRecorded, 'period' | 'value' | 'publishedOn' | 'source'>;

/** What one series says now, by period. */
export type Index = ReadonlyMap<string, IndexPoint>;

const withPoint = (state: Index, { period, value, publishedOn, source }: IndexPoint): Index =>
  new Map(state).set(period, { period, value, publishedOn, source });

export const indices: Decider<Index, IndexEvent> = {
  category: 'index',
  initial: new Map(),
  evolve: { IndexRecorded: withPoint, IndexCorrected: withPoint },
};
