import { Projections } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { accounts } from '../../projections/accounts/index.ts';
import { Identity } from './identity.ts';

/** How somebody can prove in a second way that he is the one. */
export interface ProofsAtHand {
  readonly authenticator: boolean;
  readonly passkeys: boolean;
  /** How many are left; 0 for whoever has neither of the others. */
  readonly recoveryCodes: number;
}

const none: ProofsAtHand = { authenticator: false, passkeys: false, recoveryCodes: 0 };

/**
 * Which second factors count: those on record that have their secret here. A secret without its event, left by a process
 * that was killed in between, opens nothing.
 */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly identity: Identity,
    private readonly projections: Projections,
  ) {}

  /** None for an account that is closed, or that there is not. */
  async of(user: string): Promise<ProofsAtHand> {
    const { authenticators, passkeys, recoveryCodes } = this.identity;
    const account = (await this.projections.views()).get(accounts, user);
    if (!account || account.closed) return none;
    const recorded = new Set(account.factors.map(({ factor }) => factor));
    const authenticator = recorded.has('totp') && authenticators.has(user);
    const byPasskey = recorded.has('passkey') && passkeys.of(user).length > 0;
    return {
      authenticator,
      passkeys: byPasskey,
      recoveryCodes: authenticator || byPasskey ? recoveryCodes.left(user) : 0,
    };
  }

  /** Whether there is one at all. */
  async any(user: string): Promise<boolean> {
    const { authenticator, passkeys } = await this.of(user);
    return authenticator || passkeys;
  }
}
