import { AssignDelivery, assignDelivery } from '../../../contexts/packages/assign-delivery.ts';
import { PackageDeliveryAssigned } from '../../../contexts/packages/index.ts';
import { carePackage } from '../../../contexts/packages/package.ts';
import { given } from '../../support/given.ts';
import { anybody, ended, nobody, of, placed, started } from './packages.ts';

const parties = {
  structure: 'lead' as const,
  members: [{ member: 'S01', name: 'Oak Support', from: '2026-06-15' }],
};
const facts = { ...of, member: 'S01', on: '2026-06-20' } as const;
const assign = (more: Partial<AssignDelivery> = {}, visible = anybody) =>
  assignDelivery(new AssignDelivery({ ...facts, ...more }), parties, visible);
const assigned = (more: Partial<AssignDelivery> = {}) => new PackageDeliveryAssigned({ ...facts, ...more });

describe('who delivers a package', () => {
  it('is a member of the contract-holder’s, or the contract-holder itself', () => {
    given(carePackage, placed, started).when(assign()).thenRecords(assigned());
    given(carePackage, placed, started, assigned()).when(assign()).thenRecordsNothing();
    given(carePackage, placed, started, assigned())
      .when(assign({ member: null, on: '2026-07-01' }))
      .thenRecords(assigned({ member: null, on: '2026-07-01' }));
  });

  it('is nobody who is no party that day', () => {
    given(carePackage, placed, started)
      .when(assign({ member: 'S09' }))
      .thenRejected('member-unknown');
    given(carePackage, placed, started)
      .when(assign({ on: '2026-06-14' }))
      .thenRejected('member-unknown');
  });

  it('is assigned neither before the package, nor after it, nor by another provider', () => {
    given(carePackage, placed, started)
      .when(assign({ on: '2026-06-11' }))
      .thenRejected('before-its-beginning');
    given(carePackage, placed, ended('2026-06-18')).when(assign()).thenRejected('package-over');
    given(carePackage, placed).when(assign({}, nobody)).thenRejected('package-unknown');
    given(carePackage).when(assign()).thenRejected('package-unknown');
  });
});
