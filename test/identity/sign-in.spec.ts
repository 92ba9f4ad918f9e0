import { jest } from '@jest/globals';
import { Principal } from '#access';
import { CloseAccount } from '../../contexts/accounts/close-account.ts';
import { RemoveSecondFactor } from '../../contexts/accounts/remove-second-factor.ts';
import { Asking } from '../../src/identity/asking.ts';
import { Identity } from '../../src/identity/identity.ts';
import { SignIn } from '../../src/identity/sign-in.ts';
import { recordAsSystem } from '../support/signed-in.ts';
import { codeOf } from '../web/account/code-of.ts';
import { clock, newcomer, openServer, password } from '../web/sign-in/newcomer.ts';

const server = openServer();
const signIn = () => server.app.get(SignIn);
const caller = { address: '192.0.2.1', knows: () => false };
const code = (text: string) => ({ kind: 'code', text }) as const;

describe('the first step', () => {
  it('knows an address however it is written, and nobody by another password', async () => {
    const { user, email } = await newcomer(server);
    expect(await signIn().password(` ${email.toUpperCase()} `, password, caller)).toBe(user);
    expect(await signIn().password(email, `${password}.`, caller)).toBeUndefined();
    expect(await signIn().password('nobody@example.org', password, caller)).toBeUndefined();
  });

  it('counts who is turned away, by the account where there is one', async () => {
    const { user, email } = await newcomer(server);
    const counted = jest.spyOn(server.app.get(Identity).refusals, 'count');
    await signIn().password(email, 'nonsense', caller);
    await signIn().password('nobody@example.org', 'nonsense', caller);
    expect(counted.mock.calls.map(([kind, who]) => [kind, who])).toEqual([
      ['sign-in', user],
      ['sign-in', null],
    ]);
    counted.mockRestore();
  });

  it('asks whether the browser is known only about accounts that there are', async () => {
    const { user, email } = await newcomer(server);
    const asked: string[] = [];
    const knows = (who: string) => asked.push(who) > 0;
    await signIn().password(email, password, { ...caller, knows });
    await signIn().password('nobody@example.org', password, { ...caller, knows });
    expect(asked).toEqual([user]);
  });
});

describe('the second step', () => {
  it('takes each code of the app once', async () => {
    const { user, secret } = await newcomer(server);
    const now = codeOf(secret, clock.now());
    expect(await signIn().prove(user, code(now), caller)).toBe('totp');
    expect(await signIn().prove(user, code(now), caller)).toBeUndefined();
    expect(await signIn().prove(user, code(''), caller)).toBeUndefined();
  });

  it('takes each recovery code once, and no other', async () => {
    const { user, recoveryCodes } = await newcomer(server);
    const [text = ''] = recoveryCodes;
    const give = (given: string) => signIn().prove(user, { kind: 'recovery-code', text: given }, caller);
    expect(await give('0aaa-aaaa-aaaa')).toBeUndefined();
    expect(await give(text)).toBe('recovery-code');
    expect(await give(text)).toBeUndefined();
    expect((await signIn().proofs(user)).recoveryCodes).toBe(9);
  });

  it('takes nothing that is no passkey of the account', async () => {
    const { user } = await newcomer(server);
    const response = {
      id: 'a',
      rawId: 'a',
      type: 'public-key',
      response: { authenticatorData: 'a', clientDataJSON: 'a', signature: 'a' },
      clientExtensionResults: {},
    } as const;
    expect(await signIn().prove(user, { kind: 'passkey', response, challenge: 'a' }, caller)).toBeUndefined();
  });

  it('takes no secret whose event is missing', async () => {
    const { user, secret, recoveryCodes } = await newcomer(server);
    await recordAsSystem(
      server,
      new RemoveSecondFactor({ user, factor: 'totp', credential: 'authenticator' }),
    );
    expect(server.app.get(Identity).authenticators.has(user)).toBe(true);
    expect(await signIn().prove(user, code(codeOf(secret, clock.now())), caller)).toBeUndefined();
    const recovery = { kind: 'recovery-code', text: recoveryCodes[0] ?? '' } as const;
    expect(await signIn().prove(user, recovery, caller)).toBeUndefined();
  });

  it('opens no account that is closed', async () => {
    const { user, secret } = await newcomer(server);
    const administrator = Principal.user('u-1', ['administrator']);
    await server.app.get(Asking).as(administrator, new CloseAccount({ user }));
    expect(await signIn().proofs(user)).toEqual({ authenticator: false, passkeys: false, recoveryCodes: 0 });
    expect(await signIn().prove(user, code(codeOf(secret, clock.now())), caller)).toBeUndefined();
  });
});

describe('where people have no passwords', () => {
  const elsewhere = openServer({ localAccounts: false });

  it('nobody comes in by one', async () => {
    const { people, passwords } = elsewhere.app.get(Identity);
    people.put({ user: 'u-1', name: 'First Tester', email: 'first@example.org' });
    await passwords.set('u-1', password);
    expect(await elsewhere.app.get(SignIn).password('first@example.org', password, caller)).toBeUndefined();
  });
});
