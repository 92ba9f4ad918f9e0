import type { EventStore, Projections } from '#event-sourcing';
import { LiveReader } from '../../src/http/live-reader.ts';
import { chosenReserve } from '../support/live-referral.ts';

const county = chosenReserve();
const last = county.events.at(-1)!;

/** A log of so many events, all of them the last one of the county. */
function reading(length: number, provider: string | null, heard?: number) {
  const readAll = ({ from = 0, limit = 100 }) => {
    const count = Math.max(0, Math.min(limit, length - from));
    const events = Array.from({ length: count }, (_, i) => ({ ...last, pos: from + i }));
    return Promise.resolve({ events, next: from + count, end: from + count >= length });
  };
  const projections = { views: () => Promise.resolve(county.views()) };
  const store = { readAll } as unknown as EventStore;
  return new LiveReader(store, projections as unknown as Projections, provider, heard);
}

describe('what a listener is told', () => {
  it('is how far the log is, to the council’s own who heard of nothing', async () => {
    expect(await reading(10, null).news(9)).toEqual({ position: 9 });
    expect(await reading(10, 'P3').news(9)).toBeUndefined();
  });

  it('is each thing once', async () => {
    const reader = reading(10, null, 3);
    expect(await reader.news(9)).toEqual({ position: 9, topics: ['desk', 'offers', 'referral:R1'] });
    expect(await reader.news(9)).toBeUndefined();
  });

  it('is to look at everything, after very much', async () => {
    expect(await reading(5_001, null, 0).news(5_000)).toEqual({
      position: 5_000,
      topics: ['desk', 'offers', 'referral:R1'],
    });
    expect(await reading(7_000, 'P3', 0).news(6_999)).toEqual({ position: 6_999, topics: ['everything'] });
  });
});
