import { provider } from '../../../contexts/providers/provider.ts';
import { PartiesRecorded } from '../../../contexts/providers/provider.events.ts';
import { RecordParties, recordParties } from '../../../contexts/providers/record-parties.ts';
import { given } from '../../support/given.ts';
import { admitted } from './events.ts';

const oak = { member: 'S01', name: 'Oak Support', from: '2026-01-05' };
const elm = { member: 'S02', name: 'Elm Care', from: '2026-04-06' };
const record = (structure: RecordParties['structure'], ...members: readonly (typeof oak)[]) =>
  recordParties(new RecordParties({ provider: 'P01', structure, members: [...members] }));
const recorded = (structure: RecordParties['structure'], ...members: readonly (typeof oak)[]) =>
  new PartiesRecorded({ provider: 'P01', structure, members: [...members] });

describe('recording who delivers under a provider’s contracts', () => {
  it.each(['lead', 'consortium'] as const)('says the members of a %s', (structure) => {
    given(provider, admitted)
      .when(record(structure, oak, elm))
      .thenRecords(recorded(structure, oak, elm));
    given(provider, admitted, recorded(structure, oak, elm))
      .when(record(structure, oak, elm))
      .thenRecordsNothing();
  });

  it('may say that it is alone again, which it is at first', () => {
    given(provider, admitted, recorded('lead', oak)).when(record('single')).thenRecords(recorded('single'));
    given(provider, admitted).when(record('single')).thenRecordsNothing();
  });

  it('is refused for a structure that the members do not fit, and for a provider that there is not', () => {
    given(provider, admitted).when(record('single', oak)).thenRejected('parties-unfit');
    given(provider, admitted).when(record('lead')).thenRejected('parties-unfit');
    given(provider, admitted)
      .when(record('consortium', oak, oak))
      .thenRejected('parties-unfit');
    given(provider).when(record('lead', oak)).thenRejected('provider-unknown');
  });
});
