import { AdmitProvider, admitProvider } from '../../../contexts/providers/admit-provider.ts';
import { ProviderCorrected } from '../../../contexts/providers/provider.events.ts';
import { provider } from '../../../contexts/providers/provider.ts';
import { given } from '../../support/given.ts';
import { admitted, providerFacts } from './events.ts';

const admit = (more: object = {}) => admitProvider(new AdmitProvider({ ...providerFacts, ...more }));

describe('admitting a provider', () => {
  it('records its rating and its first day', () => {
    given(provider).when(admit()).thenRecords(admitted);
  });

  it('records nothing when it is admitted so', () => {
    given(provider, admitted).when(admit()).thenRecordsNothing();
  });

  it('is refused when it is admitted otherwise, also by a correction', () => {
    given(provider, admitted)
      .when(admit({ name: 'Harbour Care' }))
      .thenRejected('provider-exists');
    const corrected = new ProviderCorrected({ ...providerFacts, cqcRating: null });
    given(provider, admitted, corrected).when(admit()).thenRejected('provider-exists');
  });
});
