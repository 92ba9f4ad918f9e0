import { ReopenReferral, reopenReferral } from '../../../../contexts/referrals/need/reopen-referral.ts';
import { PackageHandedBack } from '../../../../contexts/packages/index.ts';
import { whenPackageReturned } from '../../../../contexts/referrals/need/when-package-returned.ts';
import { ReferralAmended, StepSkipped } from '../../../../contexts/referrals/index.ts';
import { packageOf } from '../../../../contexts/referrals/order/package-of.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import { folded, given, recorded } from '../../../support/given.ts';
import { accepted, now, of, offered, placed, placedAs, received, under } from './needs.ts';

const back = new ReopenReferral({ ...of, package: 'R1.p1', reason: 'HANDED_BACK' });
const reopen = (provider: string | null = 'P02') => reopenReferral(back, provider, under());
const { type: _type, ...need } = received;
const anew = new ReferralAmended({ ...need, version: 2, reason: 'HANDED_BACK' });
const passedOver = new StepSkipped({
  ...of,
  ...{ role: 'secondary', provider: 'P02', at: now, reason: 'HANDED_BACK' },
});

describe('reopening a referral', () => {
  it('E48: asks for the same need in a new version, and not whoever gave the package back', () => {
    given(referral, received, ...offered, accepted, placed)
      .when(reopen())
      .thenRecords(anew, passedOver);
    // The referral was placed by hand of an import: only its package says so.
    given(referral, received, ...offered, accepted)
      .when(reopen())
      .thenRecords(anew, passedOver);
  });

  it('has no package any more, and its next one another reference', () => {
    const state = folded(referral, [received, ...offered, accepted, placed, anew, passedOver]);
    expect(state).toMatchObject({ placed: null, chosen: null, round: 1, unplaced: false });
    expect(packageOf(state.need!)).toBe('R1.p2');
  });

  it('records nothing the second time, nor for a package that is not its own', () => {
    given(referral, received, ...offered, accepted, placed, anew, passedOver)
      .when(reopen())
      .thenRecordsNothing();
    given(referral, received, ...offered, accepted, placed)
      .when(reopen(null))
      .thenRecordsNothing();
    given(referral, received, ...offered, accepted, placedAs('R1.p7'))
      .when(reopen())
      .thenRecordsNothing();
  });

  it('follows from a package that came back, unless an import told of it', () => {
    const event = new PackageHandedBack({ ...of, package: 'R1.p1', endedOn: '2026-07-01' });
    const react = (kind: 'user' | 'import') =>
      whenPackageReturned.react.PackageHandedBack(
        event,
        recorded(event, { by: { kind, id: 'a-test', role: 'broker' } }),
      );
    expect(react('user')).toEqual([back]);
    expect(react('import')).toEqual([]);
  });
});
