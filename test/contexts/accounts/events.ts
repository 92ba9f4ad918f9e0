import { Principal } from '#access';
import {
  AccountClosed,
  AccountOpened,
  AccountReopened,
  RolesGranted,
  SecondFactorAdded,
  SecondFactorRemoved,
  SessionEnded,
  SessionsRevoked,
  SignedIn,
} from '../../../contexts/accounts/account.events.ts';
import { TokenIssued, TokenRevoked } from '../../../contexts/accounts/token.events.ts';

export const user = 'u-1';

export const opened = new AccountOpened({ user, how: 'invitation' });
export const closed = new AccountClosed({ user });
export const reopened = new AccountReopened({ user });
export const granted = (roles: RolesGranted['roles'], provider: string | null = null) =>
  new RolesGranted({ user, roles, provider });

export const signedIn = (session = 's-1') => new SignedIn({ user, session, factor: 'totp' });
export const ended = (session = 's-1') => new SessionEnded({ user, session, how: 'signed-out' });
export const revokedSessions = new SessionsRevoked({ user });

export const passkey = { user, factor: 'passkey', credential: 'p-1' } as const;
export const factorAdded = new SecondFactorAdded(passkey);
export const factorRemoved = new SecondFactorRemoved(passkey);

export const tokenFacts = {
  token: 't-1',
  name: 'nightly-figures',
  hash: 'a'.repeat(64),
  roles: ['broker'] as TokenIssued['roles'],
  provider: null as string | null,
  owner: user as string | null,
  expiresAt: '2027-07-01T08:00:00.000Z',
};
export const issued = (more: Partial<typeof tokenFacts> = {}) => new TokenIssued({ ...tokenFacts, ...more });
export const revoked = new TokenRevoked({ token: 't-1' });

export const administrator = Principal.user('u-admin', ['administrator']);
export const manager = Principal.user('u-manager', ['contract-manager']);
export const identity = Principal.system('identity');
export const operator = Principal.operator();
