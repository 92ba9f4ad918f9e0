import type { GrantedRole } from '#access';
import type { Decider } from '#event-sourcing';
import type { AccountEvent } from './account.events.ts';

export interface Account {
  readonly standing: 'unknown' | 'open' | 'closed';
  readonly roles: readonly GrantedRole[];
  readonly provider: string | null;
  /** By `factorKey`. */
  readonly factors: readonly string[];
  /** The newest last, at most 200: whoever signs in more often within the life of a session has programs for it. */
  readonly sessions: readonly { readonly name: string; readonly open: boolean }[];
}

const rememberedSessions = 200;

/** Tells the second factors of a user apart: references hold no "/". */
export const factorKey = ({ factor, credential }: { readonly factor: string; readonly credential: string }) =>
  `${factor}/${credential}`;

const unchanged = (state: Account) => state;

const withSessionsEnded = (state: Account): Account => ({
  ...state,
  sessions: state.sessions.map(({ name }) => ({ name, open: false })),
});

/** Who somebody is to Evenhand: what he may do, and how he comes in. */
export const account: Decider<Account, AccountEvent> = {
  category: 'account',
  initial: { standing: 'unknown', roles: [], provider: null, factors: [], sessions: [] },
  evolve: {
    AccountOpened: (state) => ({ ...state, standing: 'open' }),
    RolesGranted: (state, { roles, provider }) => ({ ...state, roles, provider }),
    AccountClosed: (state) => ({ ...withSessionsEnded(state), standing: 'closed' }),
    AccountReopened: (state) => ({ ...state, standing: 'open' }),
    SignedIn: (state, { session }) => ({
      ...state,
      sessions: [...state.sessions, { name: session, open: true }].slice(-rememberedSessions),
    }),
    SessionEnded: (state, { session }) => ({
      ...state,
      sessions: state.sessions.map((known) => (known.name === session ? { ...known, open: false } : known)),
    }),
    SessionsRevoked: withSessionsEnded,
    PasswordSet: unchanged,
    SecondFactorAdded: (state, added) => ({ ...state, factors: [...state.factors, factorKey(added)] }),
    SecondFactorRemoved: (state, removed) => ({
      ...state,
      factors: state.factors.filter((key) => key !== factorKey(removed)),
    }),
    RecoveryCodesIssued: unchanged,
    LinkIssued: unchanged,
  },
};
