import { PackageVaried } from '../../../contexts/packages/index.ts';
import { carePackage } from '../../../contexts/packages/package.ts';
import { VaryPackage, varyPackage } from '../../../contexts/packages/vary-package.ts';
import { given } from '../../support/given.ts';
import { ended, of, placed, started, under } from './packages.ts';

const more = { weeklyMinutes: 900, area: null, on: '2026-07-01', reason: 'NEED_CHANGED' } as const;
const vary = (other: object = {}) => varyPackage(new VaryPackage({ ...of, ...more, ...other }), under);
const varied = (other: object = {}) => new PackageVaried({ ...of, ...more, ...other });

describe('varying a package', () => {
  it('E46: more hours stay with the provider: the package says so, and nothing is offered', () => {
    given(carePackage, placed, started).when(vary()).thenRecords(varied());
    given(carePackage, placed, started, varied()).when(vary()).thenRecordsNothing();
  });

  it('E47: a customer who moves stays with a provider that holds a position there that day', () => {
    given(carePackage, placed, started)
      .when(vary({ area: 'A02', on: '2026-07-31' }))
      .thenRecords(varied({ area: 'A02', on: '2026-07-31' }));
    given(carePackage, placed, started)
      .when(vary({ area: 'A02', on: '2026-08-01' }))
      .thenRejected('new-referral-needed');
    given(carePackage, placed, started)
      .when(vary({ area: 'A03' }))
      .thenRejected('new-referral-needed');
    given(carePackage, placed, started)
      .when(vary({ area: 'A99' }))
      .thenRejected('area-unknown');
  });

  it('is refused before it began, and once it is over', () => {
    given(carePackage, placed, started)
      .when(vary({ on: '2026-06-11' }))
      .thenRejected('before-its-beginning');
    given(carePackage, placed, ended('2026-06-20')).when(vary()).thenRejected('package-over');
    given(carePackage).when(vary()).thenRejected('package-unknown');
  });
});
