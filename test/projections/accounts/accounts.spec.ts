import { foldInMemory, type DomainEvent, type Instant } from '#event-sourcing';
import {
  AccountOpened,
  LinkIssued,
  PasswordSet,
  RecoveryCodesIssued,
  RolesGranted,
} from '../../../contexts/accounts/index.ts';
import { accounts } from '../../../projections/accounts/index.ts';
import {
  closed,
  ended,
  factorAdded,
  factorRemoved,
  granted,
  opened,
  reopened,
  revokedSessions,
  signedIn,
  user,
} from '../../contexts/accounts/events.ts';
import { recorded } from '../../support/given.ts';

/** The nth event of a log is recorded at the nth minute of the day. */
const at = (nth: number): Instant => `2026-07-01T00:${String(nth).padStart(2, '0')}:00.000Z`;
const views = (...events: readonly DomainEvent[]) =>
  foldInMemory(
    [accounts],
    events.map((event, nth) => recorded(event, { at: at(nth) })),
  );
const rowAfter = (...events: readonly DomainEvent[]) => views(...events).get(accounts, user);

const asOpened = {
  ...{ user, how: 'invitation', openedAt: at(0), roles: [], provider: null, closed: false },
  ...{ sessionsRevokedAt: null, endedSessions: [], factors: [], passwordSetAt: null, lastSignedInAt: null },
};

describe('the view of accounts', () => {
  it('has a row for each account, with what it was opened for and nothing else', () => {
    expect(rowAfter(opened)).toEqual(asOpened);
  });

  it('has the roles that were granted last, and for which provider', () => {
    expect(rowAfter(opened, granted(['broker']), granted(['provider'], 'P01'))).toEqual({
      ...asOpened,
      roles: ['provider'],
      provider: 'P01',
    });
  });

  it('ends all sessions of an account that is closed, also for when it is opened again', () => {
    expect(rowAfter(opened, closed)).toEqual({ ...asOpened, closed: true, sessionsRevokedAt: at(1) });
    expect(rowAfter(opened, closed, reopened)).toEqual({ ...asOpened, sessionsRevokedAt: at(1) });
  });

  it('knows when somebody signed in last, and which sessions are over', () => {
    expect(rowAfter(opened, signedIn('s-1'), signedIn('s-2'), ended('s-1'))).toEqual({
      ...asOpened,
      lastSignedInAt: at(2),
      endedSessions: ['s-1'],
    });
    expect(rowAfter(opened, signedIn(), revokedSessions)).toMatchObject({
      sessionsRevokedAt: at(2),
      endedSessions: [],
    });
  });

  it('keeps the newest 200 sessions that are over', () => {
    const all = Array.from({ length: 201 }, (_, i) => `s-${i}`);
    const row = rowAfter(opened, ...all.map((session) => ended(session)));
    expect(row?.endedSessions).toEqual(all.slice(1));
  });

  it('knows the second factors that are in use, and when the password was set', () => {
    const set = new PasswordSet({ user, how: 'invitation' });
    expect(rowAfter(opened, set, factorAdded)).toEqual({
      ...asOpened,
      passwordSetAt: at(1),
      factors: [{ factor: 'passkey', credential: 'p-1', addedAt: at(2) }],
    });
    expect(rowAfter(opened, factorAdded, factorRemoved)).toEqual(asOpened);
  });

  it('is not changed by codes and links', () => {
    const codes = new RecoveryCodesIssued({ user });
    expect(rowAfter(opened, codes, new LinkIssued({ user, purpose: 'reset' }))).toEqual(asOpened);
  });

  it('keeps users apart', () => {
    const other = new AccountOpened({ user: 'u-2', how: 'oidc' });
    const folded = views(
      opened,
      other,
      new RolesGranted({ user: 'u-2', roles: ['auditor'], provider: null }),
    );
    expect(folded.get(accounts, user)).toEqual(asOpened);
    expect(folded.get(accounts, 'u-2')).toMatchObject({ how: 'oidc', openedAt: at(1), roles: ['auditor'] });
  });
});
