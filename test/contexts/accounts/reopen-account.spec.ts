import { account } from '../../../contexts/accounts/account.ts';
import { ReopenAccount, reopenAccount } from '../../../contexts/accounts/reopen-account.ts';
import { given } from '../../support/given.ts';
import { closed, opened, reopened, user } from './events.ts';

const reopen = reopenAccount(new ReopenAccount({ user }));

describe('opening an account again', () => {
  it('is recorded', () => {
    given(account, opened, closed).when(reopen).thenRecords(reopened);
  });

  it('records nothing when it is open', () => {
    given(account, opened).when(reopen).thenRecordsNothing();
    given(account, opened, closed, reopened).when(reopen).thenRecordsNothing();
  });

  it('is refused for an account that there is not', () => {
    given(account).when(reopen).thenRejected('account-unknown');
  });
});
