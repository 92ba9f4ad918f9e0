import { carePackage } from '../../../contexts/packages/package.ts';
import { ResumePackage, resumePackage } from '../../../contexts/packages/resume-package.ts';
import { SuspendPackage, suspendPackage } from '../../../contexts/packages/suspend-package.ts';
import { given } from '../../support/given.ts';
import { ended, inHospital, of, placed, resumed, started } from './packages.ts';

const suspend = (from: string) => suspendPackage(new SuspendPackage({ ...of, from, reason: 'HOSPITAL' }));
const resume = (on: string) => resumePackage(new ResumePackage({ ...of, on }));
const away = [placed, started, inHospital('2026-06-17')] as const;

describe('a package without care for a while', () => {
  it('is suspended once, and again after it was resumed', () => {
    given(carePackage, placed, started).when(suspend('2026-06-17')).thenRecords(inHospital('2026-06-17'));
    given(carePackage, ...away)
      .when(suspend('2026-06-17'))
      .thenRecordsNothing();
    given(carePackage, ...away)
      .when(suspend('2026-06-18'))
      .thenRejected('package-suspended');
    const back = [...away, resumed('2026-06-20')];
    given(carePackage, ...back)
      .when(suspend('2026-06-20'))
      .thenRecords(inHospital('2026-06-20'));
    given(carePackage, ...back)
      .when(suspend('2026-06-19'))
      .thenRejected('package-suspended');
  });

  it('is suspended after it began and before it is over', () => {
    given(carePackage, placed, started).when(suspend('2026-06-11')).thenRejected('before-its-beginning');
    given(carePackage, placed, ended('2026-06-20')).when(suspend('2026-06-17')).thenRejected('package-over');
    given(carePackage).when(suspend('2026-06-17')).thenRejected('package-unknown');
  });

  it('is resumed once, not before it was suspended', () => {
    given(carePackage, ...away)
      .when(resume('2026-06-17'))
      .thenRecords(resumed('2026-06-17'));
    given(carePackage, ...away, resumed('2026-06-20'))
      .when(resume('2026-06-20'))
      .thenRecordsNothing();
    given(carePackage, ...away, resumed('2026-06-20'))
      .when(resume('2026-06-21'))
      .thenRejected('package-not-suspended');
    given(carePackage, ...away)
      .when(resume('2026-06-16'))
      .thenRejected('resumed-before-suspended');
    given(carePackage, ...away, ended('2026-06-20'))
      .when(resume('2026-06-20'))
      .thenRejected('package-over');
    given(carePackage).when(resume('2026-06-20')).thenRejected('package-unknown');
  });
});
