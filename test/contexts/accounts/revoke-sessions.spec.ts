import { account } from '../../../contexts/accounts/account.ts';
import { RevokeSessions, revokeSessions } from '../../../contexts/accounts/revoke-sessions.ts';
import { given } from '../../support/given.ts';
import { closed, opened, revokedSessions, signedIn, user } from './events.ts';

const revoke = revokeSessions(new RevokeSessions({ user }));

describe('revoking the sessions of a user', () => {
  it('is recorded each time: it ends what was begun until then', () => {
    given(account, opened, signedIn()).when(revoke).thenRecords(revokedSessions);
    given(account, opened, signedIn(), revokedSessions).when(revoke).thenRecords(revokedSessions);
    given(account, opened, signedIn(), closed).when(revoke).thenRecords(revokedSessions);
  });

  it('is refused for an account that there is not', () => {
    given(account).when(revoke).thenRejected('account-unknown');
  });
});
