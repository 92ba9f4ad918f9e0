import { oidcPerson } from '../../src/identity/oidc-person.ts';

const told = { iss: 'https://login.example.org', sub: 'subject-1' };
const of = (claims: Readonly<Record<string, unknown>>, map: ReadonlyMap<string, string> | null = null) =>
  oidcPerson({ ...told, ...claims }, 'roles', map);

describe('roles', () => {
  const none = { roles: [], provider: null };

  it.each([
    [undefined, none],
    [['contract-manager', 'broker'], { roles: ['contract-manager', 'broker'], provider: null }],
    ['auditor', { roles: ['auditor'], provider: null }],
    [['provider:P16'], { roles: ['provider'], provider: 'P16' }],
    [['Domain Users', 'broker', 7, null], { roles: ['broker'], provider: null }],
    [['system', 'service', 'provider', 'provider:', 'provider:two words'], none],
    [{ broker: true }, none],
  ])('of the claim %j', (roles, expected) => {
    const { problem, ...found } = of({ roles });
    expect(found).toMatchObject(expected);
    expect(problem).toBeUndefined();
  });

  it('come through the map and no other way, where there is one', () => {
    const map = new Map([
      ['Evenhand.Managers', 'contract-manager'],
      ['Care.P16', 'provider:P16'],
    ]);
    expect(of({ roles: ['Evenhand.Managers', 'administrator'] }, map).roles).toEqual(['contract-manager']);
    expect(of({ roles: ['Care.P16'] }, map)).toMatchObject({ roles: ['provider'], provider: 'P16' });
  });

  it.each([
    [['auditor', 'broker'], /auditor is nothing else/],
    [['provider:P16', 'administrator'], /provider is nothing else/],
    [['provider:P16', 'provider:P17'], /two providers/],
  ])('that do not go together are none: %j', (roles, why) => {
    const found = of({ roles });
    expect(found).toMatchObject(none);
    expect(found.problem).toMatch(why);
  });
});

describe('name and address', () => {
  it.each([
    [{ name: ' First  Tester ' }, 'First  Tester'],
    [{ name: 'First\r\nTester\u202e\u0000' }, 'First Tester'],
    [{ name: ' \u200b ', preferred_username: 'first@example.test' }, 'first@example.test'],
    [{ name: ['First'], email: 'first@example.test' }, 'first@example.test'],
    [{ name: 'a'.repeat(500) }, 'a'.repeat(100)],
    [{}, null],
  ])('is one line that can be shown', (claims, name) => {
    expect(of(claims).name).toBe(name);
  });

  it.each([
    [{ email: 'first@example.test' }, 'first@example.test'],
    [{ preferred_username: 'first@example.test' }, 'first@example.test'],
    [{ email: 'first@example.test', email_verified: false }, null],
    [{ email: 'no address', preferred_username: 'first' }, null],
  ])('counts when it is one and nobody doubts it: %j', (claims, email) => {
    expect(of(claims).email).toBe(email);
  });
});
