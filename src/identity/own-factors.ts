import { Clock, Projections, Rejection } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { AddSecondFactor } from '../../contexts/accounts/add-second-factor.ts';
import { RecordRecoveryCodes } from '../../contexts/accounts/record-recovery-codes.ts';
import { RemoveSecondFactor } from '../../contexts/accounts/remove-second-factor.ts';
import { accounts } from '../../projections/accounts/index.ts';
import { Asking } from './asking.ts';
import { Identity } from './identity.ts';

/** What an authenticator app is shown, once. */
export interface NewAuthenticator {
  readonly secret: string;
  readonly uri: string;
  /** A square to scan. */
  readonly svg: string;
}

/** What people do with their own second factors. An account with a password is never left without one. */
@Injectable()
export class OwnFactors {
  constructor(
    private readonly identity: Identity,
    private readonly projections: Projections,
    private readonly clock: Clock,
    private readonly asking: Asking,
  ) {}

  /** What the new authenticator is to be told; the old one counts until the new one is confirmed. */
  beginAuthenticator(user: string): Promise<NewAuthenticator> {
    return this.identity.authenticators.begin(user, this.person(user).email);
  }

  /** Whether the code is one of the new authenticator, which then is the only one. */
  async replaceAuthenticator(user: string, code: string): Promise<boolean> {
    const { authenticators, refusals } = this.identity;
    if (!(await authenticators.confirm(user, code))) {
      refusals.count('second-factor', user);
      return false;
    }
    const recorded = (await this.projections.views()).get(accounts, user)?.factors ?? [];
    const old = recorded.filter(({ factor }) => factor === 'totp');
    // First the new one: an account whose only factor is not on record lets nobody in.
    const credential = `authenticator-${Date.parse(this.clock.now())}`;
    await this.asking.ofItself(new AddSecondFactor({ user, factor: 'totp', credential }));
    for (const { factor, credential } of old)
      await this.asking.ofItself(new RemoveSecondFactor({ user, factor, credential }));
    return true;
  }

  passkeyOptions(user: string): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return this.identity.passkeys.registration(user, this.person(user));
  }

  /** Rejects when the browser's answer is not one to the challenge. */
  async addPasskey(
    user: string,
    response: RegistrationResponseJSON,
    challenge: string,
    name: string,
  ): Promise<void> {
    const { credential } = await this.identity.passkeys.register(user, response, challenge, name);
    await this.asking.ofItself(new AddSecondFactor({ user, factor: 'passkey', credential }));
  }

  /** Rejects with a Rejection `passkey-unknown`, or `last-second-factor`. */
  async removePasskey(user: string, credential: string): Promise<void> {
    const { authenticators, passkeys } = this.identity;
    const own = passkeys.of(user);
    if (!own.some((each) => each.credential === credential))
      throw new Rejection('passkey-unknown', 'That passkey is gone already: look at your account again.');
    if (own.length === 1 && !authenticators.has(user))
      throw new Rejection('last-second-factor', 'This is your last second factor: add another one first.');
    passkeys.remove(user, credential);
    await this.asking.ofItself(new RemoveSecondFactor({ user, factor: 'passkey', credential }));
  }

  /** New codes, which nobody can read anywhere again; the old ones count no more. */
  async issueRecoveryCodes(user: string): Promise<readonly string[]> {
    await this.asking.ofItself(new RecordRecoveryCodes({ user }));
    return this.identity.recoveryCodes.issue(user);
  }

  private person(user: string): { readonly name: string; readonly email: string } {
    const { name, email } = this.identity.people.of(user) ?? { name: user, email: user };
    return { name, email };
  }
}
