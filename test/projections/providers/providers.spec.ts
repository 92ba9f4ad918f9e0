import {
  OffersPaused,
  OffersResumed,
  ProviderCorrected,
  type ProviderEvent,
  ProviderScopeRecorded,
  SuspensionCorrected,
} from '../../../contexts/providers/index.ts';
import { providers } from '../../../projections/providers/index.ts';
import { County } from '../../support/county.ts';

describe('a provider', () => {
  it('has its suspensions, as ended and corrected', () => {
    const standing = new County()
      .provider('P1')
      .suspension('P1', '2026-01-01')
      .suspension('P1', '2026-03-01', '2026-04-01');
    standing.record(
      'provider-P1',
      new SuspensionCorrected({
        provider: 'P1',
        from: '2026-01-01',
        to: '2026-02-01',
        reason: 'SAFEGUARDING',
      }),
    );
    standing.record(
      'provider-P1',
      new ProviderCorrected({
        provider: 'P1',
        name: 'Better Care',
        cqcRating: 'Inadequate',
        joinedOn: '2025-02-01',
      }),
    );
    expect(standing.views().get(providers, 'P1')).toEqual({
      ...{ provider: 'P1', name: 'Better Care', cqcRating: 'Inadequate', joinedOn: '2025-02-01' },
      parties: { structure: 'single', members: [] },
      suspensions: [
        { from: '2026-01-01', to: '2026-02-01', reason: 'SAFEGUARDING', events: [1, 4] },
        { from: '2026-03-01', to: '2026-04-01', reason: 'CQC_CONCERN', events: [2, 3] },
      ],
      ...{ pauses: [], outOfScope: [] },
    });
  });

  it('has its pauses as resumed, each once, and what it cannot be asked for', () => {
    const paused = new County().provider('P1');
    const of = { provider: 'P1', framework: 'CSH-2025' };
    const record = (event: ProviderEvent) => paused.record('provider-P1', event);
    record(new OffersPaused({ ...of, area: null, from: '2026-07-01', to: null }));
    record(new OffersPaused({ ...of, area: 'A1', from: '2026-07-01', to: '2026-08-01' }));
    record(new OffersResumed({ ...of, area: 'A1', from: '2026-07-01', on: '2026-07-01' }));
    record(new OffersPaused({ ...of, area: 'A1', from: '2026-07-01', to: '2026-07-08' }));
    record(new OffersResumed({ ...of, area: null, from: '2026-07-01', on: '2026-07-15' }));
    record(new ProviderScopeRecorded({ provider: 'P1', outOfScope: ['night'] }));
    record(new ProviderScopeRecorded({ provider: 'P1', outOfScope: ['live-in'] }));
    expect(paused.views().get(providers, 'P1')).toMatchObject({
      pauses: [
        { framework: 'CSH-2025', area: null, from: '2026-07-01', to: '2026-07-15' },
        { framework: 'CSH-2025', area: 'A1', from: '2026-07-01', to: '2026-07-08' },
      ],
      outOfScope: ['live-in'],
    });
  });
});
