import { type GrantedRole, Principal } from '#access';
import { account } from '../../../contexts/accounts/account.ts';
import { IssueToken, issueToken } from '../../../contexts/accounts/issue-token.ts';
import { token } from '../../../contexts/accounts/token.ts';
import { folded, given } from '../../support/given.ts';
import {
  administrator,
  closed,
  granted,
  identity,
  issued,
  manager,
  opened,
  operator,
  revoked,
  tokenFacts,
  user,
} from './events.ts';

type Facts = Omit<typeof tokenFacts, 'roles'> & { readonly roles: GrantedRole[] };

const broker = folded(account, [opened, granted(['contract-manager', 'broker'])]);

/** What Evenhand asks for a broker, or somebody else for somebody else. */
const issue = (more: Partial<Facts> = {}, asker: Principal = identity, owner = broker) =>
  issueToken(new IssueToken({ ...tokenFacts, ...more }), { asker, owner });

describe('issuing a token', () => {
  it('lets a program be some of what its owner is', () => {
    given(token).when(issue()).thenRecords(issued());
    const both: Partial<typeof tokenFacts> = { roles: ['contract-manager', 'broker'] };
    given(token).when(issue(both)).thenRecords(issued(both));
  });

  it('may be asked by its owner, not by whoever took on his rules: two persons would become one', () => {
    const owner = Principal.user(user, ['contract-manager', 'broker']);
    given(token).when(issue({}, owner)).thenRecords(issued());
    given(token)
      .when(issue({}, Principal.operator(owner)))
      .thenRejected('token-not-yours');
  });

  it('records nothing when it was issued, even if it is over or revoked', () => {
    given(token, issued()).when(issue()).thenRecordsNothing();
    given(token, issued(), revoked).when(issue()).thenRecordsNothing();
    given(token, issued())
      .when(issue({ expiresAt: '2026-01-01T00:00:00.000Z' }))
      .thenRecordsNothing();
  });

  it('is refused when another one has the reference', () => {
    given(token, issued({ hash: 'b'.repeat(64) }))
      .when(issue())
      .thenRejected('token-exists');
  });

  it('lasts from now on up to 365 days', () => {
    const until = (expiresAt: string) => given(token).when(issue({ expiresAt }));
    until('2027-07-01T08:00:00.000Z').thenRecords(issued());
    until('2027-07-01T08:00:00.001Z').thenRejected('token-lifetime');
    until('2026-07-01T08:00:00.001Z').thenRecords(issued({ expiresAt: '2026-07-01T08:00:00.001Z' }));
    until('2026-07-01T08:00:00.000Z').thenRejected('token-lifetime');
  });

  it.each<Partial<Facts>>([
    { roles: [] },
    { roles: ['administrator'] },
    { roles: ['service'] },
    { roles: ['broker', 'auditor'] },
    { provider: 'P01' },
    { roles: ['provider'], provider: 'P01' },
  ])('is refused for what its owner is not: %j', (more) => {
    given(token).when(issue(more)).thenRejected('token-roles');
  });

  it('never administers, also for an administrator', () => {
    const owner = folded(account, [opened, granted(['administrator', 'broker'])]);
    const roles: GrantedRole[] = ['administrator', 'broker'];
    given(token)
      .when(issue({ roles }, identity, owner))
      .thenRejected('token-roles');
    given(token)
      .when(issue({}, identity, owner))
      .thenRecords(issued());
  });

  it('is bound to the provider of its owner', () => {
    const owner = folded(account, [opened, granted(['provider'], 'P01')]);
    const of = (provider: string | null) =>
      given(token).when(issue({ roles: ['provider'], provider }, identity, owner));
    of('P01').thenRecords(issued({ roles: ['provider'], provider: 'P01' }));
    of('P02').thenRejected('token-roles');
    of(null).thenRejected('token-roles');
  });

  it('is refused to whoever is not its owner, and to a token of the owner’s', () => {
    for (const asker of [
      administrator,
      manager,
      operator,
      Principal.token('t-9', user, ['contract-manager']),
    ])
      given(token).when(issue({}, asker)).thenRejected('token-not-yours');
  });

  it('is refused for an owner who has no account, or a closed one', () => {
    given(token)
      .when(issue({}, identity, account.initial))
      .thenRejected('account-unknown');
    const gone = folded(account, [opened, granted(['broker']), closed]);
    given(token)
      .when(issue({}, identity, gone))
      .thenRejected('account-closed');
  });
});

describe('issuing a token of the council’s own', () => {
  const own = { owner: null, roles: ['service'] } satisfies Partial<Facts>;

  it('is for administrators and the operator', () => {
    for (const asker of [administrator, operator])
      given(token)
        .when(issue(own, asker, account.initial))
        .thenRecords(issued(own));
    for (const asker of [identity, manager, Principal.operator(manager)])
      given(token)
        .when(issue(own, asker, account.initial))
        .thenRejected('token-not-yours');
  });

  it.each<Partial<Facts>>([
    { roles: ['contract-manager'] },
    { roles: ['contract-manager', 'service'] },
    { roles: [] },
    { provider: 'P01' },
  ])('is a service and nothing else, not %j', (more) => {
    given(token)
      .when(issue({ ...own, ...more }, operator, account.initial))
      .thenRejected('token-roles');
  });
});

describe('issuing a token of the operator’s', () => {
  const own = { owner: 'operator', roles: ['contract-manager', 'service'] } satisfies Partial<Facts>;

  it('is for the operator', () => {
    given(token)
      .when(issue(own, operator, account.initial))
      .thenRecords(issued(own));
    for (const asker of [administrator, identity, manager, Principal.operator(manager)])
      given(token)
        .when(issue(own, asker, account.initial))
        .thenRejected('token-not-yours');
  });

  it('is never more than the operator is', () => {
    given(token)
      .when(issue({ ...own, roles: ['broker'] }, operator, account.initial))
      .thenRejected('token-roles');
  });
});
