import { RecoveryCodesIssued } from '../../../contexts/accounts/account.events.ts';
import { account } from '../../../contexts/accounts/account.ts';
import {
  RecordRecoveryCodes,
  recordRecoveryCodes,
} from '../../../contexts/accounts/record-recovery-codes.ts';
import { given } from '../../support/given.ts';
import { closed, opened, user } from './events.ts';

const record = recordRecoveryCodes(new RecordRecoveryCodes({ user }));
const codesIssued = new RecoveryCodesIssued({ user });

describe('issuing recovery codes', () => {
  it('is recorded each time', () => {
    given(account, opened).when(record).thenRecords(codesIssued);
    given(account, opened, codesIssued).when(record).thenRecords(codesIssued);
  });

  it('is refused for an account that there is not, or that is closed', () => {
    given(account).when(record).thenRejected('account-unknown');
    given(account, opened, closed).when(record).thenRejected('account-closed');
  });
});
