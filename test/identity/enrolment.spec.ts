import { jest } from '@jest/globals';
import { Projections } from '#event-sourcing';
import { accounts } from '../../projections/accounts/index.ts';
import type { Enrolling } from '../../src/identity/enrolling.ts';
import { Enrolment } from '../../src/identity/enrolment.ts';
import { FirstStart } from '../../src/identity/first-start.ts';
import { Identity } from '../../src/identity/identity.ts';
import { Invitations } from '../../src/identity/invitations.ts';
import { SecondFactors } from '../../src/identity/second-factors.ts';
import { accountWith } from '../support/signed-in.ts';
import { codeOf } from '../web/account/code-of.ts';
import { clock, goTo, historyOf, openServer, password, secretIn, system } from '../web/sign-in/newcomer.ts';

const server = openServer();
const flow = () => server.app.get(Enrolment);
const identity = () => server.app.get(Identity);

const found = (held: Enrolling | undefined): Enrolling => {
  if (!held) throw new Error('The link is not good.');
  return held;
};
const setUp = async () =>
  found(await flow().begin('set-up', secretIn((await server.app.get(FirstStart).link()) ?? '')));
const invited = async (email: string) => {
  const invitee = { name: 'Second Tester', email, roles: ['broker'], provider: null } as const;
  const { user, url } = await server.app.get(Invitations).invite(invitee, system);
  return { user, begin: () => flow().begin('invitation', secretIn(url)) };
};
const person = { name: 'First Tester', email: 'first@example.org' };

describe('a set-up that is broken off', () => {
  let left: string;

  it('leaves an account behind that may do nothing and cannot sign in', async () => {
    const { user } = await goTo(server, 'authenticator', await setUp());
    left = user;
    expect(await historyOf(server, user)).toEqual(['AccountOpened', 'PasswordSet']);
    expect(await server.app.get(SecondFactors).any(user)).toBe(false);
  });

  it('is begun again with the same address, as the same account', async () => {
    const { user } = await goTo(server, 'recovery-codes', await setUp());
    expect(user).toBe(left);
    expect(await historyOf(server, user)).toEqual([
      ...['AccountOpened', 'PasswordSet', 'PasswordSet', 'RolesGranted', 'SecondFactorAdded'],
    ]);
    const row = (await server.app.get(Projections).views()).get(accounts, user);
    expect(row).toMatchObject({ how: 'set-up', roles: ['administrator'], factors: [{ factor: 'totp' }] });
  });
});

describe('a set-up', () => {
  it.each([
    ['that has another account', () => accountWith(server, [])],
    ['that was invited', async () => (await invited(`${Date.now()}@example.org`)).user],
  ])('takes no address %s', async (_, account) => {
    const user = await account();
    const { email = '' } = identity().people.of(user) ?? {};
    const secret = identity().links.issue('set-up', null, 60);
    const held = { user: 'u-other', purpose: 'set-up', secret, until: '9999', stage: 'password' } as const;
    await expect(flow().choosePassword(held, { name: 'Other', email }, password)).rejects.toMatchObject({
      code: 'email-taken',
    });
    expect(identity().passwords.has(user)).toBe(false);
    expect(identity().links.find('set-up', secret)).toBeDefined();
  });
});

describe('an invitation', () => {
  it('is looked at as often as anybody likes, and good for one password', async () => {
    const { user, begin } = await invited('twice@example.org');
    const [one, other] = [found(await begin()), found(await begin())];
    expect(await flow().choosePassword(one, person, password)).toMatchObject({
      stage: 'authenticator',
      user,
    });
    expect(await flow().choosePassword(other, person, 'another password of words')).toBeUndefined();
    expect(flow().isUnderWay(other)).toBe(false);
    expect(await begin()).toBeUndefined();
    expect(await identity().passwords.matches(user, password)).toBe(true);
  });

  it('becomes an account that can sign in only when everything is on record', async () => {
    const { user, begin } = await invited('whole@example.org');
    const chosen = await goTo(server, 'authenticator', found(await begin()));
    const { secret } = await flow().authenticator(chosen);
    expect(await flow().confirm(chosen, '000000')).toBeUndefined();
    expect(await server.app.get(SecondFactors).any(user)).toBe(false);
    const confirmed = found(await flow().confirm(chosen, codeOf(secret, clock.now())));
    expect(await server.app.get(SecondFactors).any(user)).toBe(true);
    expect(await flow().recoveryCodes(confirmed)).toHaveLength(10);
    expect([flow().finish(confirmed), flow().finish(confirmed)]).toEqual([true, false]);
    expect(await historyOf(server, user)).toEqual([
      ...['AccountOpened', 'RolesGranted', 'LinkIssued', 'PasswordSet', 'SecondFactorAdded'],
      'RecoveryCodesIssued',
    ]);
  });

  it('shows a secret to nobody who was there before', async () => {
    const { user, begin } = await invited('seen@example.org');
    const seen = await identity().authenticators.begin(user, 'seen@example.org');
    const chosen = await goTo(server, 'authenticator', found(await begin()));
    expect((await flow().authenticator(chosen)).secret).not.toBe(seen.secret);
  });

  it('is over after 72 hours, and its session after half an hour', async () => {
    const { begin } = await invited('late@example.org');
    const held = found(await begin());
    clock.pass(29);
    expect(flow().isUnderWay(held)).toBe(true);
    clock.pass(2);
    expect(flow().isUnderWay(held)).toBe(false);
    clock.pass(72 * 60 - 33);
    expect(await begin()).toBeDefined();
    clock.pass(3);
    expect(await begin()).toBeUndefined();
  });

  it('counts who is turned away', async () => {
    const counted = jest.spyOn(identity().refusals, 'count');
    expect(await flow().begin('invitation', 'no-such-secret')).toBeUndefined();
    const { user, begin } = await invited('counted@example.org');
    const held = found(await begin());
    const chosen = await goTo(server, 'authenticator', held);
    await flow().choosePassword(held, person, password);
    await flow().confirm(chosen, '000000');
    expect(counted.mock.calls.map(([kind, who]) => [kind, who])).toEqual([
      ['link', null],
      ['link', user],
      ['second-factor', user],
    ]);
    counted.mockRestore();
  });
});
