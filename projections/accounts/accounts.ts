import type { GrantedRole } from '#access';
import type { Instant, Projection } from '#event-sourcing';
import type { AccountEvent, AccountOpened, SecondFactorAdded } from '../../contexts/accounts/index.ts';

export interface AccountRow {
  readonly user: string;
  readonly how: AccountOpened['how'];
  readonly openedAt: Instant;
  readonly roles: readonly GrantedRole[];
  readonly provider: string | null;
  readonly closed: boolean;
  /** No session that was begun until then is in force. */
  readonly sessionsRevokedAt: Instant | null;
  /** Sessions that were ended before their time, the newest last, at most 200. */
  readonly endedSessions: readonly string[];
  readonly factors: readonly {
    readonly factor: SecondFactorAdded['factor'];
    readonly credential: string;
    readonly addedAt: Instant;
  }[];
  readonly passwordSetAt: Instant | null;
  readonly lastSignedInAt: Instant | null;
}

const rememberedSessions = 200;

const unchanged = (row: AccountRow) => row;

/** Who has an account, and what each may do: a row per user, keyed by its reference. */
export const accounts: Projection<AccountRow, AccountEvent> = {
  name: 'accounts',
  version: 1,
  key: ({ user }) => user,
  initial: {
    ...{ user: '', how: 'set-up', openedAt: '', roles: [], provider: null, closed: false },
    ...{ sessionsRevokedAt: null, endedSessions: [], factors: [], passwordSetAt: null, lastSignedInAt: null },
  },
  evolve: {
    AccountOpened: (row, { user, how }, { at }) => ({ ...row, user, how, openedAt: at }),
    RolesGranted: (row, { roles, provider }) => ({ ...row, roles, provider }),
    // Whoever is let in again begins anew.
    AccountClosed: (row, _, { at }) => ({ ...row, closed: true, sessionsRevokedAt: at }),
    AccountReopened: (row) => ({ ...row, closed: false }),
    SignedIn: (row, _, { at }) => ({ ...row, lastSignedInAt: at }),
    SessionEnded: (row, { session }) => ({
      ...row,
      endedSessions: [...row.endedSessions, session].slice(-rememberedSessions),
    }),
    SessionsRevoked: (row, _, { at }) => ({ ...row, sessionsRevokedAt: at }),
    PasswordSet: (row, _, { at }) => ({ ...row, passwordSetAt: at }),
    SecondFactorAdded: (row, { factor, credential }, { at }) => ({
      ...row,
      factors: [...row.factors, { factor, credential, addedAt: at }],
    }),
    SecondFactorRemoved: (row, removed) => ({
      ...row,
      factors: row.factors.filter(
        ({ factor, credential }) => factor !== removed.factor || credential !== removed.credential,
      ),
    }),
    RecoveryCodesIssued: unchanged,
    LinkIssued: unchanged,
  },
};
