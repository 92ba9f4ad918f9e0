import { SecondFactorAdded } from '../../../contexts/accounts/account.events.ts';
import { account } from '../../../contexts/accounts/account.ts';
import { AddSecondFactor, addSecondFactor } from '../../../contexts/accounts/add-second-factor.ts';
import { given } from '../../support/given.ts';
import { closed, factorAdded, factorRemoved, opened, passkey } from './events.ts';

const add = (credential: string = passkey.credential) =>
  addSecondFactor(new AddSecondFactor({ ...passkey, credential }));

describe('adding a second factor', () => {
  it('is recorded, beside others, and again when it was removed', () => {
    given(account, opened).when(add()).thenRecords(factorAdded);
    given(account, opened, factorAdded)
      .when(add('p-2'))
      .thenRecords(new SecondFactorAdded({ ...passkey, credential: 'p-2' }));
    given(account, opened, factorAdded, factorRemoved).when(add()).thenRecords(factorAdded);
  });

  it('tells an authenticator from a passkey of the same name', () => {
    const authenticator = new SecondFactorAdded({ ...passkey, factor: 'totp' });
    given(account, opened, authenticator).when(add()).thenRecords(factorAdded);
  });

  it('records nothing when it is in use', () => {
    given(account, opened, factorAdded).when(add()).thenRecordsNothing();
  });

  it('is refused for an account that there is not, or that is closed', () => {
    given(account).when(add()).thenRejected('account-unknown');
    given(account, opened, closed).when(add()).thenRejected('account-closed');
  });
});
