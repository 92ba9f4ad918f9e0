import { account } from '../../../contexts/accounts/account.ts';
import { RemoveSecondFactor, removeSecondFactor } from '../../../contexts/accounts/remove-second-factor.ts';
import { given } from '../../support/given.ts';
import { closed, factorAdded, factorRemoved, opened, passkey } from './events.ts';

const remove = removeSecondFactor(new RemoveSecondFactor(passkey));

describe('removing a second factor', () => {
  it('is recorded, also when the account is closed', () => {
    given(account, opened, factorAdded).when(remove).thenRecords(factorRemoved);
    given(account, opened, factorAdded, closed).when(remove).thenRecords(factorRemoved);
  });

  it('records nothing when it is not in use', () => {
    given(account, opened).when(remove).thenRecordsNothing();
    given(account, opened, factorAdded, factorRemoved).when(remove).thenRecordsNothing();
  });

  it('is refused for an account that there is not', () => {
    given(account).when(remove).thenRejected('account-unknown');
  });
});
