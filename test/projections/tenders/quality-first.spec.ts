import { qualityFirst } from '../../../projections/tenders/quality-first.ts';
import { noTender, type OpenedBid } from '../../../projections/tenders/tender-row.ts';

const bid = (provider: string, areas: readonly string[], passed: boolean | null): OpenedBid =>
  ({
    provider,
    lots: areas.map((area) => ({ area, role: 'primary' as const })),
    rates: areas.map((area) => ({ area, service: 'home-care', band: 'standard', hourlyPence: 2100 })),
    answers: [],
    ...{ openedAt: '2026-07-01T16:00:00Z', openedBy: 'u-1', salt: null, scores: [], moderated: [] },
    quality:
      passed === null
        ? null
        : { points: 1, percent: 60_000, passed, failed: [], assessedAt: '2026-07-02T09:00:00Z' },
    ...{ reviews: [], events: [] },
  }) as unknown as OpenedBid;

const shown = (...bids: readonly OpenedBid[]) =>
  qualityFirst({ ...noTender, bids }).bids.map(({ provider, rates }) => [
    provider,
    rates.map(({ area }) => area),
  ]);

describe('quality comes first', () => {
  it('no rate of an area is shown while a bid for it has not been assessed', () => {
    expect(shown(bid('P1', ['A1', 'A2'], true), bid('P2', ['A2'], null))).toEqual([
      ['P1', ['A1']],
      ['P2', []],
    ]);
    expect(shown(bid('P1', ['A1', 'A2'], true), bid('P2', ['A2'], true))).toEqual([
      ['P1', ['A1', 'A2']],
      ['P2', ['A2']],
    ]);
  });

  it('and never one of a bid that did not pass', () => {
    expect(shown(bid('P1', ['A1'], true), bid('P2', ['A1'], false))).toEqual([
      ['P1', ['A1']],
      ['P2', []],
    ]);
  });

  it('everything else of a tender stays as it is', () => {
    const [before] = [bid('P1', ['A1'], null)];
    const [after] = qualityFirst({ ...noTender, bids: [before] }).bids;
    expect(after).toEqual({ ...before, rates: [] });
  });
});
