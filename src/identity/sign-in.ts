import { Injectable } from '@nestjs/common';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { breakGlassUser } from './break-glass.ts';
import { Emergency } from './emergency.ts';
import type { Factor } from './entrance.ts';
import { Identity } from './identity.ts';
import { networkOf } from '../load/network-of.ts';
import { type ProofsAtHand, SecondFactors } from './second-factors.ts';
import { hashOf } from './secret-hash.ts';

/** Where somebody asks from. */
export interface Caller {
  readonly address: string;
  /** Whether somebody has signed in to the account in this browser before. */
  readonly knows: (user: string) => boolean;
}

/** What somebody gives in the second step. */
export type Proof =
  | { readonly kind: 'code' | 'recovery-code'; readonly text: string }
  | {
      readonly kind: 'passkey';
      readonly response: AuthenticationResponseJSON;
      readonly challenge: string;
    };

/** Checks what people know and have. Both steps take ever longer for whoever guesses: SlowDown. */
@Injectable()
export class SignIn {
  constructor(
    private readonly identity: Identity,
    private readonly secondFactors: SecondFactors,
    private readonly emergency: Emergency,
  ) {}

  /**
   * Whose password it is; undefined when it is nobody's with this address. Rejects with SlowDown, and with Overloaded.
   */
  async password(email: string, password: string, caller: Caller): Promise<string | undefined> {
    const user = this.#userOf(email);
    // Of what nobody is called there is room for many: kept short, however long it was.
    const account = user ?? hashOf(email.trim().toLowerCase());
    return this.#attempt('sign-in', account, user, caller, async () =>
      (await this.#knows(user, password)) ? user : undefined,
    );
  }

  /** What can be asked for in the second step; nothing for an account that is closed. */
  async proofs(user: string): Promise<ProofsAtHand> {
    if (user === breakGlassUser) return { authenticator: true, passkeys: false, recoveryCodes: 0 };
    return this.secondFactors.of(user);
  }

  /** How it was proved that this is the user; undefined when it was not. Rejects with SlowDown. */
  async prove(user: string, proof: Proof, caller: Caller): Promise<Factor | undefined> {
    return this.#attempt('second-factor', `${user} second`, user, caller, () => this.#factor(user, proof));
  }

  async #attempt<T>(
    kind: 'sign-in' | 'second-factor',
    account: string,
    user: string | undefined,
    { address, knows }: Caller,
    work: () => Promise<T | undefined>,
  ): Promise<T | undefined> {
    let admitted: T | undefined;
    try {
      const known = user !== undefined && knows(user);
      // In an emergency no browser is known yet, and its words cannot be guessed: strangers elsewhere keep nobody out.
      const counted = user === breakGlassUser ? `${account} ${networkOf(address)}` : account;
      admitted = await this.identity.attempts.attempt({ account: counted, address, known }, work);
      return admitted;
    } finally {
      if (admitted === undefined) this.identity.refusals.count(kind, user ?? null);
    }
  }

  #userOf(email: string): string | undefined {
    const { breakGlass, localAccounts, people } = this.identity;
    if (breakGlass && email.trim() === breakGlassUser) return breakGlassUser;
    return localAccounts ? people.byEmail(email)?.user : undefined;
  }

  /** Takes as long for whom there is not. */
  async #knows(user: string | undefined, password: string): Promise<boolean> {
    const { breakGlass, passwords } = this.identity;
    if (user === breakGlassUser && breakGlass) return breakGlass.matches(password);
    return passwords.matches(user, password);
  }

  async #factor(user: string, proof: Proof): Promise<Factor | undefined> {
    const { authenticators, passkeys, recoveryCodes } = this.identity;
    if (user === breakGlassUser)
      return proof.kind === 'code' && (await this.emergency.admits(proof.text)) ? 'break-glass' : undefined;
    const has = await this.secondFactors.of(user);
    const right =
      (proof.kind === 'code' && has.authenticator && (await authenticators.matches(user, proof.text))) ||
      (proof.kind === 'recovery-code' &&
        has.recoveryCodes > 0 &&
        (await recoveryCodes.use(user, proof.text))) ||
      (proof.kind === 'passkey' &&
        has.passkeys &&
        (await passkeys.matches(user, proof.response, proof.challenge)));
    if (!right) return undefined;
    return proof.kind === 'code' ? 'totp' : proof.kind;
  }
}
