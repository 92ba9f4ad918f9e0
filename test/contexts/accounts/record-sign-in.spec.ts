import { account } from '../../../contexts/accounts/account.ts';
import { RecordSignIn, recordSignIn } from '../../../contexts/accounts/record-sign-in.ts';
import { given } from '../../support/given.ts';
import { closed, ended, opened, reopened, signedIn, user } from './events.ts';

const signIn = (session = 's-1') => recordSignIn(new RecordSignIn({ user, session, factor: 'totp' }));

describe('signing in', () => {
  it('begins a session, beside others', () => {
    given(account, opened).when(signIn()).thenRecords(signedIn());
    given(account, opened, signedIn()).when(signIn('s-2')).thenRecords(signedIn('s-2'));
    given(account, opened, closed, reopened).when(signIn()).thenRecords(signedIn());
  });

  it('begins none twice, even when it has ended', () => {
    given(account, opened, signedIn()).when(signIn()).thenRecordsNothing();
    given(account, opened, signedIn(), ended()).when(signIn()).thenRecordsNothing();
  });

  it('is refused to whoever has no account, or a closed one', () => {
    given(account).when(signIn()).thenRejected('account-unknown');
    given(account, opened, closed).when(signIn()).thenRejected('account-closed');
  });
});
