import { Clock, Projections, Rejection } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { AddSecondFactor } from '../../contexts/accounts/add-second-factor.ts';
import { GrantRoles } from '../../contexts/accounts/grant-roles.ts';
import { OpenAccount } from '../../contexts/accounts/open-account.ts';
import { RecordPassword } from '../../contexts/accounts/record-password.ts';
import { RecordRecoveryCodes } from '../../contexts/accounts/record-recovery-codes.ts';
import { RevokeSessions } from '../../contexts/accounts/revoke-sessions.ts';
import { type AccountRow, accounts } from '../../projections/accounts/index.ts';
import { Asking } from './asking.ts';
import type { Enrolling, EnrolmentPurpose } from './enrolling.ts';
import { FirstStart } from './first-start.ts';
import { Identity } from './identity.ts';
import { newId } from './new-id.ts';
import type { Person } from './people.ts';
import { SecondFactors } from './second-factors.ts';

/** Minutes from the link to the end. */
const lasting = 30;

/**
 * From a link to an account that can sign in: a password, an authenticator, recovery codes. The link is used up with the
 * password, and the rest of the way belongs to one session. What makes an account able to sign in is on record before it
 * counts, so that a process that is killed leaves nobody in without an event, and nobody out who can begin again.
 */
@Injectable()
export class Enrolment {
  constructor(
    private readonly identity: Identity,
    private readonly projections: Projections,
    private readonly clock: Clock,
    private readonly secondFactors: SecondFactors,
    private readonly firstStart: FirstStart,
    private readonly asking: Asking,
  ) {}

  /** What a link allows, which is not used up by this; undefined when it is good no longer. */
  async begin(purpose: EnrolmentPurpose, secret: string): Promise<Enrolling | undefined> {
    const { links, localAccounts } = this.identity;
    const found = localAccounts ? links.find(purpose, secret) : undefined;
    if (!found || (purpose === 'set-up' && !(await this.firstStart.isDue()))) {
      this.identity.refusals.count('link', found?.user ?? null);
      return undefined;
    }
    const user = found.user ?? newId('u');
    return { user, purpose, secret, until: this.#inMinutes(lasting), stage: 'password' };
  }

  /** Whether the way may still be gone on. */
  isUnderWay({ purpose, secret, until }: Enrolling): boolean {
    return until > this.clock.now() && this.identity.links.find(purpose, secret) !== undefined;
  }

  /** Whose account it is to be; undefined in a set-up, before he has said so. */
  person({ user }: Enrolling): Person | undefined {
    return this.identity.people.of(user);
  }

  /**
   * Sets the password, and in a set-up opens the account, which may be one that an earlier set-up left behind. What comes
   * next; `sign-in`: the second step that the account has already. Undefined when the link was used by somebody else.
   * The password must have no problem. Rejects with a Rejection `email-taken`.
   */
  async choosePassword(
    { purpose, secret, user: named }: Enrolling,
    { name, email }: Omit<Person, 'user'>,
    password: string,
  ): Promise<Enrolling | { readonly stage: 'sign-in'; readonly user: string } | undefined> {
    const { authenticators, links, passwords, people, refusals, sessions } = this.identity;
    const user = (purpose === 'set-up' && people.byEmail(email)?.user) || named;
    if (purpose === 'set-up' && (await this.#isTaken(user)))
      throw new Rejection('email-taken', 'Somebody signs in with this address already. Enter another one.');
    if (!links.use(purpose, secret)) {
      refusals.count('link', named);
      return undefined;
    }
    if (purpose === 'set-up') {
      if (!(await this.#account(user))) await this.asking.ofItself(new OpenAccount({ user, how: 'set-up' }));
      people.put({ user, name, email });
    }
    await this.asking.ofItself(new RecordPassword({ user, how: purpose }));
    if (purpose === 'reset') {
      await this.asking.ofItself(new RevokeSessions({ user }));
      sessions.endAll(user);
    }
    await passwords.set(user, password);
    if (await this.secondFactors.any(user)) return { stage: 'sign-in', user };
    // Whoever was shown a secret before has no part in this.
    authenticators.remove(user);
    const until = this.#inMinutes(lasting);
    return { user, purpose, secret: links.issue(purpose, user, lasting), until, stage: 'authenticator' };
  }

  /** What the authenticator app is told. */
  async authenticator({ user }: Enrolling): Promise<{ readonly secret: string; readonly svg: string }> {
    return this.identity.authenticators.begin(user, this.identity.people.of(user)?.email ?? user);
  }

  /** What comes next; undefined when the code is not the app's. */
  async confirm(held: Enrolling, code: string): Promise<Enrolling | undefined> {
    const { user, purpose } = held;
    if (!(await this.identity.authenticators.confirm(user, code))) {
      this.identity.refusals.count('second-factor', user);
      return undefined;
    }
    if (purpose === 'set-up')
      await this.asking.ofItself(new GrantRoles({ user, roles: ['administrator'], provider: null }));
    await this.asking.ofItself(new AddSecondFactor({ user, factor: 'totp', credential: 'authenticator' }));
    return { ...held, stage: 'recovery-codes' };
  }

  /** New codes, to be shown once; any earlier ones are good no longer. */
  async recoveryCodes({ user }: Enrolling): Promise<readonly string[]> {
    await this.asking.ofItself(new RecordRecoveryCodes({ user }));
    return this.identity.recoveryCodes.issue(user);
  }

  /** Whether that was the end of the way, and not of one that has ended before. */
  finish({ purpose, secret }: Enrolling): boolean {
    return this.identity.links.use(purpose, secret) !== undefined;
  }

  /** Whether an account is more than what an earlier set-up left behind that was broken off. */
  async #isTaken(user: string): Promise<boolean> {
    const account = await this.#account(user);
    return (
      account !== undefined &&
      (account.how !== 'set-up' || account.closed || (await this.secondFactors.any(user)))
    );
  }

  async #account(user: string): Promise<AccountRow | undefined> {
    return (await this.projections.views()).get(accounts, user);
  }

  #inMinutes(minutes: number): string {
    return new Date(Date.parse(this.clock.now()) + minutes * 60_000).toISOString();
  }
}
