import type { GrantedRole } from '#access';
import * as fc from '../../support/fast-check.ts';
import {
  LinkIssued,
  PasswordSet,
  RecoveryCodesIssued,
  type AccountEvent,
} from '../../../contexts/accounts/account.events.ts';
import { account, type Account } from '../../../contexts/accounts/account.ts';
import { AddSecondFactor, addSecondFactor } from '../../../contexts/accounts/add-second-factor.ts';
import { CloseAccount, closeAccount } from '../../../contexts/accounts/close-account.ts';
import { EndSession, endSession } from '../../../contexts/accounts/end-session.ts';
import { GrantRoles, grantRoles } from '../../../contexts/accounts/grant-roles.ts';
import { OpenAccount, openAccount } from '../../../contexts/accounts/open-account.ts';
import { RecordSignIn, recordSignIn } from '../../../contexts/accounts/record-sign-in.ts';
import { RemoveSecondFactor, removeSecondFactor } from '../../../contexts/accounts/remove-second-factor.ts';
import { ReopenAccount, reopenAccount } from '../../../contexts/accounts/reopen-account.ts';
import { askInTurn, countByType, type Ask } from '../../support/ask-in-turn.ts';
import { folded } from '../../support/given.ts';
import {
  administrator,
  closed,
  ended,
  factorAdded,
  factorRemoved,
  granted,
  opened,
  passkey,
  reopened,
  revokedSessions,
  signedIn,
  user,
} from './events.ts';

const sessions = ['s-1', 's-2'] as const;
const session = fc.constantFrom(...sessions);
const credential = fc.constantFrom('p-1', 'p-2');
const roleSets: GrantedRole[][] = [[], ['administrator'], ['broker'], ['contract-manager', 'broker']];

type AskAccount = Ask<Account, AccountEvent>;
const asking = <T>(values: fc.Arbitrary<T>, decide: (value: T) => ReturnType<AskAccount>) =>
  values.map(
    (value): AskAccount =>
      () =>
        decide(value),
  );

const grounds = { asker: administrator, providerKnown: true };
const asks = fc.array(
  fc.oneof(
    asking(fc.constant(user), () => openAccount(new OpenAccount({ user, how: 'invitation' }))),
    asking(fc.tuple(fc.constantFrom(...roleSets), fc.nat(1)), ([roles, administrators]) =>
      grantRoles(new GrantRoles({ user, roles, provider: null }), { ...grounds, administrators }),
    ),
    asking(fc.nat(1), (administrators) => closeAccount(new CloseAccount({ user }), administrators)),
    asking(fc.constant(user), () => reopenAccount(new ReopenAccount({ user }))),
    asking(session, (name) => recordSignIn(new RecordSignIn({ user, session: name, factor: 'totp' }))),
    asking(session, (name) => endSession(new EndSession({ user, session: name, how: 'revoked' }))),
    asking(credential, (name) => addSecondFactor(new AddSecondFactor({ ...passkey, credential: name }))),
    asking(credential, (name) =>
      removeSecondFactor(new RemoveSecondFactor({ ...passkey, credential: name })),
    ),
  ),
  { minLength: 10, maxLength: 40 },
);

type Told = readonly AccountEvent[];
const standing = (told: Told) => told.findLast(({ type }) => type.startsWith('Account'))?.type;
const isOpen = (told: Told) => ['AccountOpened', 'AccountReopened'].includes(standing(told) ?? '');
/** The session or the factor that a fact is about. */
const subjectOf = (event: AccountEvent) =>
  'session' in event ? event.session : 'credential' in event ? event.credential : undefined;
const newestOf = (told: Told, subject?: string) =>
  told.findLast((event) => subjectOf(event) === subject)?.type;

/** After which others a fact may come, by the facts alone. */
const mayFollow: Readonly<Record<string, (told: Told, subject?: string) => boolean>> = {
  AccountOpened: (told) => standing(told) === undefined,
  RolesGranted: isOpen,
  AccountClosed: isOpen,
  AccountReopened: (told) => standing(told) === 'AccountClosed',
  SignedIn: (told, subject) => isOpen(told) && newestOf(told, subject) === undefined,
  SessionEnded: (told, subject) =>
    newestOf(told.slice(told.findLastIndex(({ type }) => type === 'AccountClosed') + 1), subject) ===
    'SignedIn',
  SecondFactorAdded: (told, subject) => isOpen(told) && newestOf(told, subject) !== 'SecondFactorAdded',
  SecondFactorRemoved: (told, subject) => newestOf(told, subject) === 'SecondFactorAdded',
};

const keepsTheRules = (decider: typeof account, seen: AccountEvent[] = []) =>
  fc.property(asks, (asks) => {
    const events = askInTurn(decider, asks);
    for (const [i, event] of events.entries())
      expect([event, mayFollow[event.type]?.(events.slice(0, i), subjectOf(event))]).toEqual([event, true]);
    seen.push(...events);
  });

describe('an account, whatever is asked of it', () => {
  it('records nothing when asked twice, and nobody comes in while it is closed', () => {
    const seen: AccountEvent[] = [];
    fc.assert(keepsTheRules(account, seen), { numRuns: 300 });
    const counted = countByType(seen);
    for (const type of ['RolesGranted', 'AccountReopened', 'SessionEnded', 'SecondFactorRemoved'])
      expect([type, (counted[type] ?? 0) > 20]).toEqual([type, true]);
  });

  it.each([
    'AccountOpened',
    'RolesGranted',
    'AccountClosed',
    'AccountReopened',
    'SignedIn',
    'SessionEnded',
    'SecondFactorAdded',
    'SecondFactorRemoved',
  ] as const)('is caught when it forgets %s', (type) => {
    const forgetful = { ...account, evolve: { ...account.evolve, [type]: (state: Account) => state } };
    expect(fc.check(keepsTheRules(forgetful), { numRuns: 300 }).failed).toBe(true);
  });

  const event: fc.Arbitrary<AccountEvent> = fc.oneof(
    fc.constantFrom(opened, closed, reopened, revokedSessions, factorAdded, factorRemoved),
    fc.constantFrom(...roleSets).map((roles) => granted(roles)),
    session.map((name) => signedIn(name)),
    session.map((name) => ended(name)),
    fc.constantFrom(
      new PasswordSet({ user, how: 'changed' }),
      new RecoveryCodesIssued({ user }),
      new LinkIssued({ user, purpose: 'reset' }),
    ),
  );

  it('folds every event in any order, and can still be asked', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), asks, (history, asks) => {
        askInTurn({ ...account, initial: folded(account, history) }, asks);
      }),
    );
  });
});
