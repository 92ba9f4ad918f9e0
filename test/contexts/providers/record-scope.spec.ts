import { provider } from '../../../contexts/providers/provider.ts';
import { type ProviderNeed } from '../../../contexts/providers/provider.events.ts';
import { RecordScope, recordScope } from '../../../contexts/providers/record-scope.ts';
import { given } from '../../support/given.ts';
import { admitted, outOfScope } from './events.ts';

const record = (...needs: readonly ProviderNeed[]) =>
  recordScope(new RecordScope({ provider: 'P01', outOfScope: [...needs] }));
const scoped = given(provider, admitted, outOfScope('live-in'));

describe('recording a provider’s scope', () => {
  it('says all that it cannot be asked for, each thing once', () => {
    scoped.when(record('night', 'live-in', 'night')).thenRecords(outOfScope('live-in', 'night'));
  });

  it('may say that there is nothing any more', () => {
    scoped.when(record()).thenRecords(outOfScope());
  });

  it('records nothing when that is on record', () => {
    scoped.when(record('live-in')).thenRecordsNothing();
    given(provider, admitted).when(record()).thenRecordsNothing();
  });

  it('is refused for a provider that there is not', () => {
    given(provider).when(record('night')).thenRejected('provider-unknown');
  });
});
