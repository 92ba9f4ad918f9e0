import type { AccountRow, TokenRow } from '../../projections/accounts/index.ts';
import { principalOfAccount, principalOfToken } from '../../src/identity/principal-of.ts';

const now = '2026-06-30T09:00:00.000Z';
const account: AccountRow = {
  user: 'u-1',
  how: 'invitation',
  openedAt: '2026-01-01T09:00:00.000Z',
  roles: ['contract-manager', 'broker'],
  provider: null,
  closed: false,
  sessionsRevokedAt: null,
  endedSessions: [],
  factors: [],
  passwordSetAt: null,
  lastSignedInAt: null,
};
const token: TokenRow = {
  token: 't-1',
  name: 'power-bi',
  hash: '00',
  roles: ['broker'],
  provider: null,
  owner: 'u-1',
  issuedAt: now,
  expiresAt: '2027-06-30T09:00:00.000Z',
  revokedAt: null,
};
const of = (more: Partial<AccountRow>, held: Partial<TokenRow> = {}) => {
  const principal = principalOfToken({ ...token, ...held }, { ...account, ...more }, now);
  return principal && [principal.kind, principal.id, ...principal.roles, principal.provider];
};

describe('a token', () => {
  it('is some of what its owner is now, and nothing when he is nothing of it', () => {
    expect(of({})).toEqual(['token', 't-1.u-1', 'broker', null]);
    expect(of({}, { roles: ['broker', 'contract-manager'] })).toEqual([
      ...['token', 't-1.u-1', 'broker', 'contract-manager', null],
    ]);
    expect(of({ roles: ['contract-manager'] })).toBeUndefined();
    expect(of({ closed: true })).toBeUndefined();
    expect(
      of({ roles: ['provider'], provider: 'P02' }, { roles: ['provider'], provider: 'P01' }),
    ).toBeUndefined();
  });

  it('of whoever comes through the council is over 90 days after he last came', () => {
    const how = 'oidc';
    expect(of({ how, lastSignedInAt: '2026-04-01T09:00:00.000Z' })).toBeDefined();
    expect(of({ how, lastSignedInAt: '2026-04-01T08:59:59.999Z' })).toBeUndefined();
    expect(of({ how, lastSignedInAt: null })).toBeUndefined();
    expect(of({ how: 'invitation', lastSignedInAt: '2020-01-01T00:00:00.000Z' })).toBeDefined();
  });

  it('of the council itself, or of the operator, has no account behind it', () => {
    for (const owner of [null, 'operator'] as const) {
      const held = { ...token, owner, roles: ['service'] as const };
      expect(principalOfToken({ ...held, roles: [...held.roles] }, undefined, now)?.id).toBe(
        owner === null ? 't-1' : 't-1.operator',
      );
    }
    expect(principalOfToken(token, undefined, now)).toBeUndefined();
  });
});

it('an account that is closed is nobody', () => {
  expect(principalOfAccount(account)?.id).toBe('u-1');
  expect(principalOfAccount({ ...account, closed: true })).toBeUndefined();
});
