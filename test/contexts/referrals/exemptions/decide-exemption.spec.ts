import { Principal } from '#access';
import {
  RefuseExemption,
  refuseExemption,
} from '../../../../contexts/referrals/exemptions/refuse-exemption.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import {
  ValidateExemption,
  validateExemption,
} from '../../../../contexts/referrals/exemptions/validate-exemption.ts';
import { given } from '../../../support/given.ts';
import { declined, of, offered, refused, requested, validated } from '../events.ts';

const now = '2026-07-01T08:00:00.000Z';
const manager = (id: string) => Principal.user(id, ['contract-manager']);
const validates = (by = manager('u-2')) => validateExemption(new ValidateExemption(of), by);
const refuses = (by = manager('u-2')) => refuseExemption(new RefuseExemption(of), by);
const asked = (by = 'u-1') => given(referral, offered, declined(), requested(by));

describe('deciding an exemption', () => {
  it('E11: is up to another person', () => {
    asked().when(validates()).thenRecords(validated('u-2', now));
    asked().when(refuses()).thenRecords(refused('u-2', now));
  });

  it.each([
    ['u-1', manager('u-1')],
    ['u-1', Principal.token('t-7', 'u-1', ['contract-manager'])],
    ['t-7.u-1', manager('u-1')],
    ['t-7.u-1', Principal.token('t-8', 'u-1', ['contract-manager'])],
    ['u-1', Principal.operator(manager('u-1'))],
    ['operator.u-1', manager('u-1')],
    ['operator.u-1', Principal.operator()],
    ['operator', Principal.operator(manager('u-1'))],
    ['operator', Principal.operator()],
  ])('is not up to whoever stands behind the request: %s', (by, decider) => {
    asked(by).when(validates(decider)).thenRejected('second-person-needed');
    asked(by).when(refuses(decider)).thenRejected('second-person-needed');
  });

  it('happens once', () => {
    const agreed = given(referral, offered, declined(), requested(), validated());
    agreed.when(validates(manager('u-3'))).thenRecordsNothing();
    agreed.when(refuses()).thenRejected('exemption-decided');
    given(referral, offered, declined(), requested(), refused())
      .when(validates())
      .thenRejected('exemption-decided');
  });

  it('needs an offer, and somebody who asked', () => {
    given(referral).when(validates()).thenRejected('offer-unknown');
    given(referral, offered, declined()).when(refuses()).thenRejected('exemption-unknown');
  });
});
