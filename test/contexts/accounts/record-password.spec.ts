import { PasswordSet } from '../../../contexts/accounts/account.events.ts';
import { account } from '../../../contexts/accounts/account.ts';
import { RecordPassword, recordPassword } from '../../../contexts/accounts/record-password.ts';
import { given } from '../../support/given.ts';
import { closed, opened, user } from './events.ts';

const facts = { user, how: 'changed' } as const;
const record = recordPassword(new RecordPassword(facts));
const passwordSet = new PasswordSet(facts);

describe('setting a password', () => {
  it('is recorded each time', () => {
    given(account, opened).when(record).thenRecords(passwordSet);
    given(account, opened, passwordSet).when(record).thenRecords(passwordSet);
  });

  it('is refused for an account that there is not, or that is closed', () => {
    given(account).when(record).thenRejected('account-unknown');
    given(account, opened, closed).when(record).thenRejected('account-closed');
  });
});
