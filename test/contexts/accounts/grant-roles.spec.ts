import { type GrantedRole, Principal } from '#access';
import { account } from '../../../contexts/accounts/account.ts';
import { GrantRoles, grantRoles } from '../../../contexts/accounts/grant-roles.ts';
import { given } from '../../support/given.ts';
import { administrator, closed, granted, identity, opened, user } from './events.ts';

interface Wish {
  readonly roles?: GrantedRole[];
  readonly provider?: string | null;
  readonly asker?: Principal;
  readonly providerKnown?: boolean;
  readonly administrators?: number;
}

const grant = ({ roles = ['broker'], provider = null, ...grounds }: Wish = {}) =>
  grantRoles(new GrantRoles({ user, roles, provider }), {
    asker: administrator,
    providerKnown: true,
    administrators: 0,
    ...grounds,
  });

describe('granting roles', () => {
  it('says all of them, each once and in one order', () => {
    given(account, opened)
      .when(grant({ roles: ['broker', 'contract-manager', 'broker'] }))
      .thenRecords(granted(['contract-manager', 'broker']));
  });

  it('takes away those that are not named, up to the last', () => {
    given(account, opened, granted(['contract-manager', 'broker']))
      .when(grant())
      .thenRecords(granted(['broker']));
    given(account, opened, granted(['broker']))
      .when(grant({ roles: [] }))
      .thenRecords(granted([]));
  });

  it('records nothing when they are the same, in whatever order', () => {
    given(account, opened, granted(['contract-manager', 'broker']))
      .when(grant({ roles: ['broker', 'contract-manager'] }))
      .thenRecordsNothing();
    given(account, opened)
      .when(grant({ roles: [] }))
      .thenRecordsNothing();
  });

  it('binds a provider’s to another provider', () => {
    const provider = { roles: ['provider' as const], provider: 'P02' };
    given(account, opened, granted(['provider'], 'P01'))
      .when(grant(provider))
      .thenRecords(granted(['provider'], 'P02'));
    given(account, opened, granted(['provider'], 'P02'))
      .when(grant(provider))
      .thenRecordsNothing();
  });

  it('is refused for a provider that there is not', () => {
    given(account, opened)
      .when(grant({ roles: ['provider'], provider: 'P99', providerKnown: false }))
      .thenRejected('provider-unknown');
  });

  it.each<Wish>([
    { roles: ['auditor', 'broker'] },
    { roles: ['provider', 'broker'], provider: 'P01' },
    { roles: ['provider'] },
    { roles: ['broker'], provider: 'P01' },
  ])('is refused when nobody can be %j', (wish) => {
    given(account, opened).when(grant(wish)).thenRejected('roles-impossible');
  });

  it.each([
    Principal.user(user, ['administrator']),
    Principal.token('t-1', user, ['administrator']),
    Principal.operator(Principal.user(user, ['administrator'])),
  ])('is refused to whoever would grant them to himself, as %o', (asker) => {
    given(account, opened, granted(['administrator']))
      .when(grant({ roles: ['administrator', 'contract-manager'], asker, administrators: 9 }))
      .thenRejected('own-roles');
  });

  it('is refused when nobody would administer any more', () => {
    const only = given(account, opened, granted(['administrator']));
    only.when(grant()).thenRejected('last-administrator');
    only.when(grant({ administrators: 1 })).thenRecords(granted(['broker']));
    only
      .when(grant({ roles: ['administrator', 'broker'] }))
      .thenRecords(granted(['administrator', 'broker']));
  });

  it('follows the directory of the council, also when it knows no administrator', () => {
    given(account, opened, granted(['administrator']))
      .when(grant({ asker: identity }))
      .thenRecords(granted(['broker']));
  });

  it('is refused for an account that there is not, or that is closed', () => {
    given(account).when(grant()).thenRejected('account-unknown');
    given(account, opened, closed).when(grant()).thenRejected('account-closed');
  });

  it('knows no role of Evenhand itself', () => {
    const wish: string[] = ['system'];
    expect(() => new GrantRoles({ user, roles: wish as GrantedRole[], provider: null })).toThrow(/roles/);
  });
});
