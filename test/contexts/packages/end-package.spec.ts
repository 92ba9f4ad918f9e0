import { EndPackage, endPackage } from '../../../contexts/packages/end-package.ts';
import { HandBackPackage, handBackPackage } from '../../../contexts/packages/hand-back-package.ts';
import { PackageCorrected } from '../../../contexts/packages/index.ts';
import { carePackage } from '../../../contexts/packages/package.ts';
import { given } from '../../support/given.ts';
import {
  anybody,
  ended,
  handedBack,
  inHospital,
  nobody,
  of,
  placed,
  placement,
  resumed,
  started,
} from './packages.ts';

const end = (on: string, reason: 'DIED' | 'COUNCIL_MOVED' = 'DIED', days = 14) =>
  endPackage(new EndPackage({ ...of, on, reason }), () => days);
const giveBack = (on: string, visible = anybody) =>
  handBackPackage(new HandBackPackage({ ...of, on }), visible);

describe('the end of a package', () => {
  it('is recorded once, on the day it began or later', () => {
    given(carePackage, placed, started).when(end('2026-06-12')).thenRecords(ended('2026-06-12'));
    given(carePackage, placed, ended('2026-06-20')).when(end('2026-06-20')).thenRecordsNothing();
    given(carePackage, placed, ended('2026-06-20')).when(end('2026-06-21')).thenRejected('package-over');
    given(carePackage, placed, started).when(end('2026-06-11')).thenRejected('before-its-beginning');
    given(carePackage).when(end('2026-06-20')).thenRejected('package-unknown');
  });

  it('was another when it is corrected', () => {
    const goesOn = {
      ...{ ...placement, hourlyPence: null },
      ...{ startedOn: '2026-06-12', endedOn: null, endReason: null },
    };
    given(carePackage, placed, ended('2026-06-20'), new PackageCorrected(goesOn))
      .when(end('2026-06-21'))
      .thenRecords(ended('2026-06-21'));
  });
});

describe('E8: a package that is handed back', () => {
  it('may never have started; the provider hands back its own, once', () => {
    given(carePackage, placed).when(giveBack('2026-06-11')).thenRecords(handedBack('2026-06-11'));
    given(carePackage, placed, handedBack('2026-06-11')).when(giveBack('2026-06-11')).thenRecordsNothing();
    given(carePackage, placed).when(giveBack('2026-06-11', nobody)).thenRejected('package-unknown');
    given(carePackage, placed, ended('2026-06-11')).when(giveBack('2026-06-11')).thenRejected('package-over');
    given(carePackage, placed, started).when(giveBack('2026-06-11')).thenRejected('before-its-beginning');
  });
});

describe('E49: a customer in hospital', () => {
  const moved = 'COUNCIL_MOVED';
  // Today is 1 July 2026: the fourteenth day after 17 June.
  const away = (from: string) => given(carePackage, placed, started, inHospital(from));

  it('is the first provider’s to take back for so many days, and not moved', () => {
    away('2026-06-17').when(end('2026-07-01', moved)).thenRejected('first-refusal-stands');
    away('2026-06-16').when(end('2026-07-01', moved)).thenRecords(ended('2026-07-01', moved));
    away('2026-06-17')
      .when(end('2026-07-01', moved, 13))
      .thenRecords(ended('2026-07-01', moved));
    away('2026-06-17').when(end('2026-07-01')).thenRecords(ended('2026-07-01'));
  });

  it('is handed back when the provider does not', () => {
    away('2026-06-17').when(giveBack('2026-07-01')).thenRecords(handedBack('2026-07-01'));
  });

  it('is moved as any other once there is care again, or when it is elsewhere than in hospital', () => {
    given(carePackage, placed, started, inHospital('2026-06-17'), resumed('2026-06-20'))
      .when(end('2026-07-01', moved))
      .thenRecords(ended('2026-07-01', moved));
    given(carePackage, placed, started, inHospital('2026-06-17', 'RESPITE'))
      .when(end('2026-07-01', moved))
      .thenRecords(ended('2026-07-01', moved));
  });
});
