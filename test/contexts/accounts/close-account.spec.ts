import { account } from '../../../contexts/accounts/account.ts';
import { CloseAccount, closeAccount } from '../../../contexts/accounts/close-account.ts';
import { given } from '../../support/given.ts';
import { closed, granted, opened, reopened, user } from './events.ts';

const close = (administrators = 0) => closeAccount(new CloseAccount({ user }), administrators);

describe('closing an account', () => {
  it('is recorded, also after it was opened again', () => {
    given(account, opened, granted(['broker']))
      .when(close())
      .thenRecords(closed);
    given(account, opened, closed, reopened).when(close()).thenRecords(closed);
  });

  it('records nothing when it is closed', () => {
    given(account, opened, granted(['administrator']), closed)
      .when(close())
      .thenRecordsNothing();
  });

  it('is refused when nobody would administer any more', () => {
    const only = given(account, opened, granted(['administrator']));
    only.when(close()).thenRejected('last-administrator');
    only.when(close(1)).thenRecords(closed);
  });

  it('is refused for an account that there is not', () => {
    given(account).when(close()).thenRejected('account-unknown');
  });
});
