import { account } from '../../../contexts/accounts/account.ts';
import { EndSession, endSession } from '../../../contexts/accounts/end-session.ts';
import { given } from '../../support/given.ts';
import { closed, ended, opened, revokedSessions, signedIn, user } from './events.ts';

const end = (session = 's-1') => endSession(new EndSession({ user, session, how: 'signed-out' }));

describe('ending a session', () => {
  it('ends that one', () => {
    const two = given(account, opened, signedIn(), signedIn('s-2'));
    two.when(end()).thenRecords(ended());
    two.when(end('s-2')).thenRecords(ended('s-2'));
  });

  it('records nothing when it has ended, by itself, with all others or with the account', () => {
    const begun = [opened, signedIn()] as const;
    given(account, ...begun, ended())
      .when(end())
      .thenRecordsNothing();
    given(account, ...begun, revokedSessions)
      .when(end())
      .thenRecordsNothing();
    given(account, ...begun, closed)
      .when(end())
      .thenRecordsNothing();
  });

  it('ends one that was begun after all others were revoked', () => {
    given(account, opened, signedIn(), revokedSessions, signedIn('s-2'))
      .when(end('s-2'))
      .thenRecords(ended('s-2'));
  });

  it('is refused for a session that there is not, and one that is long gone', () => {
    given(account, opened, signedIn()).when(end('s-2')).thenRejected('session-unknown');
    const many = Array.from({ length: 200 }, (_, i) => signedIn(`s-${i + 2}`));
    given(account, opened, signedIn(), ...many)
      .when(end())
      .thenRejected('session-unknown');
    given(account, opened, signedIn(), ...many.slice(1))
      .when(end())
      .thenRecords(ended());
  });

  it('is refused for an account that there is not', () => {
    given(account).when(end()).thenRejected('account-unknown');
  });
});
