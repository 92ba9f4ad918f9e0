import { provider } from '../../../contexts/providers/provider.ts';
import { SuspendProvider, suspendProvider } from '../../../contexts/providers/suspend-provider.ts';
import { given } from '../../support/given.ts';
import { admitted, reinstated, suspended, suspensionCorrected } from './events.ts';

const suspend = (from: string, reason = 'CQC_CONCERN') =>
  suspendProvider(new SuspendProvider({ provider: 'P01', from, reason }));

describe('suspending a provider', () => {
  it('lasts until further notice', () => {
    given(provider, admitted).when(suspend('2026-03-01')).thenRecords(suspended('2026-03-01'));
  });

  it('records nothing when it is suspended so', () => {
    given(provider, admitted, suspended('2026-03-01')).when(suspend('2026-03-01')).thenRecordsNothing();
  });

  it('may follow a suspension that ended, or one that never took effect', () => {
    given(provider, admitted, suspended('2026-03-01'), reinstated('2026-03-01', '2026-04-01'))
      .when(suspend('2026-04-01'))
      .thenRecords(suspended('2026-04-01'));
    given(provider, admitted, suspended('2026-05-01'), reinstated('2026-05-01', '2026-05-01'))
      .when(suspend('2026-04-01'))
      .thenRecords(suspended('2026-04-01'));
  });

  it('is refused when it would overlap another, before, within or after', () => {
    const open = given(provider, admitted, suspended('2026-03-01'));
    open.when(suspend('2026-03-02')).thenRejected('provider-already-suspended');
    open.when(suspend('2026-02-01')).thenRejected('provider-already-suspended');
    open.when(suspend('2026-03-01', 'SAFEGUARDING')).thenRejected('provider-already-suspended');
    given(provider, admitted, suspended('2026-03-01'), suspensionCorrected('2026-03-01', '2026-04-01'))
      .when(suspend('2026-03-31'))
      .thenRejected('provider-already-suspended');
  });

  it('is refused from a day on which another began, even if that never took effect', () => {
    given(provider, admitted, suspended('2026-05-01'), reinstated('2026-05-01', '2026-05-01'))
      .when(suspend('2026-05-01'))
      .thenRejected('provider-already-suspended');
  });

  it('is refused for a provider that there is not', () => {
    given(provider).when(suspend('2026-03-01')).thenRejected('provider-unknown');
  });
});
