import { FailStart, failStart } from '../../../contexts/packages/fail-start.ts';
import { PackageStarted, PackageStartFailed } from '../../../contexts/packages/index.ts';
import { carePackage } from '../../../contexts/packages/package.ts';
import { StartPackage, startPackage } from '../../../contexts/packages/start-package.ts';
import { given } from '../../support/given.ts';
import { anybody, ended, inHospital, nobody, of, placed, started } from './packages.ts';

const start = (startedOn: string, visible = anybody) =>
  startPackage(new StartPackage({ ...of, startedOn }), visible);
const fail = (on: string) => failStart(new FailStart({ ...of, on }));
const failed = new PackageStartFailed({ ...of, endedOn: '2026-06-15' });

describe('the first day of care', () => {
  it('is recorded once there is care, from the day of the placement to today', () => {
    for (const day of ['2026-06-10', '2026-07-01'])
      given(carePackage, placed)
        .when(start(day))
        .thenRecords(new PackageStarted({ ...of, startedOn: day }));
    given(carePackage, placed).when(start('2026-06-09')).thenRejected('before-its-beginning');
    given(carePackage, placed).when(start('2026-07-02')).thenRejected('start-in-future');
  });

  it('is recorded once', () => {
    given(carePackage, placed, started).when(start('2026-06-12')).thenRecordsNothing();
    given(carePackage, placed, started).when(start('2026-06-13')).thenRejected('package-started');
    given(carePackage, placed, ended('2026-06-11')).when(start('2026-06-12')).thenRejected('package-over');
    given(carePackage, placed, inHospital('2026-06-11'))
      .when(start('2026-06-12'))
      .thenRejected('package-suspended');
  });

  it('is for whoever may know the package, and the answer is the same when there is none', () => {
    given(carePackage).when(start('2026-06-12')).thenRejected('package-unknown');
    given(carePackage, placed).when(start('2026-06-12', nobody)).thenRejected('package-unknown');
    given(carePackage, placed)
      .when(startPackage(new StartPackage({ ...of, referral: 'R2', startedOn: '2026-06-12' }), anybody))
      .thenRejected('package-unknown');
  });
});

describe('a start that failed', () => {
  it('is recorded once, of a package that never started', () => {
    given(carePackage, placed).when(fail('2026-06-15')).thenRecords(failed);
    given(carePackage, placed, failed).when(fail('2026-06-15')).thenRecordsNothing();
    given(carePackage, placed, failed).when(fail('2026-06-16')).thenRejected('package-over');
    given(carePackage, placed, started).when(fail('2026-06-15')).thenRejected('package-started');
    given(carePackage, placed).when(fail('2026-06-09')).thenRejected('before-its-beginning');
  });
});
