import { NotAllowed, type Principal } from '#access';
import { originOf, withOrigin, type Origin } from '#event-sourcing';
import { Administrators } from '../../../contexts/accounts/administrators.ts';
import { CloseAccount, CloseAccountHandler } from '../../../contexts/accounts/close-account.ts';
import { CountRefusals, CountRefusalsHandler } from '../../../contexts/accounts/count-refusals.ts';
import { GrantRoles, GrantRolesHandler } from '../../../contexts/accounts/grant-roles.ts';
import { IssueToken, IssueTokenHandler } from '../../../contexts/accounts/issue-token.ts';
import { OpenAccount, OpenAccountHandler } from '../../../contexts/accounts/open-account.ts';
import { RevokeToken, RevokeTokenHandler } from '../../../contexts/accounts/revoke-token.ts';
import { AdmitProvider, AdmitProviderHandler } from '../../../contexts/providers/admit-provider.ts';
import { asSomebody, openLog } from '../../support/open-log.ts';
import { providerFacts } from '../providers/events.ts';
import { administrator, identity, manager, tokenFacts, user } from './events.ts';

const log = openLog();

/** So many administer besides whoever is asked about. */
class KnownAdministrators extends Administrators {
  readonly asked: string[] = [];

  constructor(private readonly count: number) {
    super();
  }

  others(user: string): Promise<number> {
    this.asked.push(user);
    return Promise.resolve(this.count);
  }
}

const as = <T>(asker: Principal, work: () => T, more: Partial<Origin> = {}): T =>
  withOrigin(originOf(asker, more), work);

const open = (user: string) =>
  as(identity, () =>
    new OpenAccountHandler(log.aggregates).execute(new OpenAccount({ user, how: 'set-up' })),
  );
const grant = (grant: GrantRoles, asker = administrator, administrators = new KnownAdministrators(0)) =>
  as(asker, () => new GrantRolesHandler(log.aggregates, administrators).execute(grant));
const close = (user: string, administrators: KnownAdministrators) =>
  as(administrator, () =>
    new CloseAccountHandler(log.aggregates, administrators).execute(new CloseAccount({ user })),
  );
const issue = (more: Partial<typeof tokenFacts>, asker = identity) =>
  as(asker, () => new IssueTokenHandler(log.aggregates).execute(new IssueToken({ ...tokenFacts, ...more })));
const revoke = (token: string, asker: Principal) =>
  as(asker, () => new RevokeTokenHandler(log.aggregates).execute(new RevokeToken({ token })));

it('binds somebody to a provider that there is', async () => {
  await open(user);
  const roles = new GrantRoles({ user, roles: ['provider'], provider: 'P01' });
  await expect(grant(roles)).rejects.toMatchObject({ code: 'provider-unknown' });
  await asSomebody(() => new AdmitProviderHandler(log.aggregates).execute(new AdmitProvider(providerFacts)));
  expect(await grant(roles)).toMatchObject({ stream: `account-${user}`, revision: 1, events: 1 });
});

it('asks who else administers before it takes that role away, or closes an account', async () => {
  await open('u-2');
  await grant(new GrantRoles({ user: 'u-2', roles: ['administrator'], provider: null }));
  const less = new GrantRoles({ user: 'u-2', roles: [], provider: null });
  const [nobody, somebody] = [new KnownAdministrators(0), new KnownAdministrators(1)];
  await expect(grant(less, administrator, nobody)).rejects.toMatchObject({ code: 'last-administrator' });
  await expect(close('u-2', nobody)).rejects.toMatchObject({ code: 'last-administrator' });
  expect(nobody.asked).toEqual(['u-2', 'u-2']);
  expect(await close('u-2', somebody)).toMatchObject({ events: 1 });
  expect(somebody.asked).toEqual(['u-2']);
});

it('knows who asks: nobody grants roles to himself, nor does anybody who is not known', async () => {
  const own = new GrantRoles({ user: administrator.id, roles: ['broker'], provider: null });
  await open(administrator.id);
  await expect(grant(own)).rejects.toMatchObject({ code: 'own-roles' });
  const unknown = asSomebody(() =>
    new GrantRolesHandler(log.aggregates, new KnownAdministrators(1)).execute(own),
  );
  await expect(unknown).rejects.toThrow(NotAllowed);
});

it('looks at the account of the owner before it issues a token', async () => {
  await expect(issue({ owner: 'u-9' })).rejects.toMatchObject({ code: 'account-unknown' });
  await expect(issue({})).rejects.toMatchObject({ code: 'token-roles' });
  expect(await issue({ roles: ['provider'], provider: 'P01' })).toMatchObject({
    stream: 'token-t-1',
    events: 1,
  });
  await expect(issue({ token: 't-2' }, manager)).rejects.toMatchObject({ code: 'token-not-yours' });
});

it('revokes the token of the one who asks, or of anybody for an administrator', async () => {
  await expect(revoke('t-1', manager)).rejects.toMatchObject({ code: 'token-not-yours' });
  expect(await revoke('t-1', administrator)).toMatchObject({ stream: 'token-t-1', revision: 1, events: 1 });
  expect(await revoke('t-1', administrator)).toMatchObject({ revision: 1, events: 0 });
});

it('counts refusals in a stream of the hour in UTC, and once for each request', async () => {
  const refused = { kind: 'sign-in', user: null, count: 3 } as const;
  const count = (minute: string, key: string) =>
    as(
      identity,
      () =>
        new CountRefusalsHandler(log.aggregates).execute(
          new CountRefusals({ minute, refusals: [refused, { ...refused, kind: 'token' }] }),
        ),
      { key },
    );
  // In London it is 2 July already.
  const late = '2026-07-01T23:59:00.000Z';
  const stream = 'refusals-2026-07-01T23';
  expect(await count(late, 'one')).toMatchObject({ stream, revision: 1, events: 2 });
  expect(await count(late, 'one')).toMatchObject({ stream, revision: 1, events: 2 });
  expect(await count(late, 'two')).toMatchObject({ stream, revision: 3, events: 2 });
  expect(await count('2026-07-02T01:00:00+01:00', 'three')).toMatchObject({
    stream: 'refusals-2026-07-02T00',
    revision: 1,
  });
});
