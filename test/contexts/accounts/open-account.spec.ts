import { account } from '../../../contexts/accounts/account.ts';
import { OpenAccount, openAccount } from '../../../contexts/accounts/open-account.ts';
import { given } from '../../support/given.ts';
import { closed, opened, user } from './events.ts';

const open = (how: OpenAccount['how'] = 'invitation') => openAccount(new OpenAccount({ user, how }));

describe('opening an account', () => {
  it('records what made it', () => {
    given(account).when(open()).thenRecords(opened);
  });

  it('records nothing for whoever has one, open or closed, however it came to be', () => {
    given(account, opened).when(open()).thenRecordsNothing();
    given(account, opened).when(open('oidc')).thenRecordsNothing();
    given(account, opened, closed).when(open()).thenRecordsNothing();
  });
});
