import { Principal } from '#access';
import { RevokeToken, revokeToken } from '../../../contexts/accounts/revoke-token.ts';
import { token } from '../../../contexts/accounts/token.ts';
import { given } from '../../support/given.ts';
import { administrator, identity, issued, manager, operator, revoked, user } from './events.ts';

const revoke = (asker: Principal) => revokeToken(new RevokeToken({ token: 't-1' }), asker);
const owner = Principal.user(user, ['contract-manager']);
const itself = Principal.token('t-1', user, ['contract-manager']);

describe('revoking a token', () => {
  it.each([administrator, identity, owner, itself, Principal.operator(owner)])(
    'may be asked by whoever administers, by Evenhand and by the owner: %o',
    (asker) => {
      given(token, issued()).when(revoke(asker)).thenRecords(revoked);
    },
  );

  it('is refused to anybody else', () => {
    for (const asker of [manager, operator, Principal.token('t-9', 'u-manager', ['contract-manager'])])
      given(token, issued()).when(revoke(asker)).thenRejected('token-not-yours');
  });

  it.each([null, 'operator'])('is the operator’s affair, too, when the owner is %s', (owner) => {
    const own = given(token, issued({ owner, roles: ['service'] }));
    own.when(revoke(operator)).thenRecords(revoked);
    own.when(revoke(administrator)).thenRecords(revoked);
    own.when(revoke(manager)).thenRejected('token-not-yours');
  });

  it('records nothing when it is revoked', () => {
    given(token, issued(), revoked).when(revoke(administrator)).thenRecordsNothing();
  });

  it('is refused for a token that there is not', () => {
    given(token).when(revoke(administrator)).thenRejected('token-unknown');
  });
});
