import { provider } from '../../../contexts/providers/provider.ts';
import { ReinstateProvider, reinstateProvider } from '../../../contexts/providers/reinstate-provider.ts';
import { given } from '../../support/given.ts';
import { admitted, reinstated, suspended, suspensionCorrected } from './events.ts';

const reinstate = (on: string) => reinstateProvider(new ReinstateProvider({ provider: 'P01', on }));

describe('reinstating a provider', () => {
  it.each(['2026-03-01', '2026-04-01'])('ends the suspension on %s, also before it took effect', (on) => {
    given(provider, admitted, suspended('2026-03-01'))
      .when(reinstate(on))
      .thenRecords(reinstated('2026-03-01', on));
  });

  it('may end one that had an end sooner', () => {
    given(provider, admitted, suspended('2026-03-01'), suspensionCorrected('2026-03-01', '2026-06-01'))
      .when(reinstate('2026-05-31'))
      .thenRecords(reinstated('2026-03-01', '2026-05-31'));
  });

  it('ends every suspension in force, as a history may hold several', () => {
    given(provider, admitted, suspended('2026-03-01'), suspended('2026-03-15', 'SAFEGUARDING'))
      .when(reinstate('2026-04-01'))
      .thenRecords(reinstated('2026-03-01', '2026-04-01'), reinstated('2026-03-15', '2026-04-01'));
  });

  it('records nothing when a suspension ends on that day', () => {
    given(provider, admitted, suspended('2026-03-01'), reinstated('2026-03-01', '2026-04-01'))
      .when(reinstate('2026-04-01'))
      .thenRecordsNothing();
  });

  it('is refused when it is not suspended on that day', () => {
    given(provider, admitted).when(reinstate('2026-04-01')).thenRejected('provider-not-suspended');
    given(provider, admitted, suspended('2026-05-01'))
      .when(reinstate('2026-04-30'))
      .thenRejected('provider-not-suspended');
  });

  it('is refused for a provider that there is not', () => {
    given(provider).when(reinstate('2026-03-01')).thenRejected('provider-unknown');
  });
});
