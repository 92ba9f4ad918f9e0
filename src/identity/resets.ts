import type { Principal } from '#access';
import { Clock, Projections, Rejection } from '#event-sourcing';
import { Injectable, Logger } from '@nestjs/common';
import { IssueLink } from '../../contexts/accounts/issue-link.ts';
import { RemoveSecondFactor } from '../../contexts/accounts/remove-second-factor.ts';
import { RevokeSessions } from '../../contexts/accounts/revoke-sessions.ts';
import { RevokeToken } from '../../contexts/accounts/revoke-token.ts';
import { accounts, tokens } from '../../projections/accounts/index.ts';
import { Asking } from './asking.ts';
import { type HandedLink, handLink } from './handed-link.ts';
import { Identity } from './identity.ts';
import { newStartMail, resetMail } from './mails.ts';
import { SecondFactors } from './second-factors.ts';

/** How long a link is good for: one that is handed over, and one that is mailed to whoever waits for it. */
const minutes = { handed: 24 * 60, mailed: 60 };

/** Milliseconds between two mails to the same person. */
const pause = 5 * 60_000;

/** Ways back in, for whoever forgot a password or lost what the second step needs. */
@Injectable()
export class Resets {
  /** When each user was last mailed. */
  readonly #mailed = new Map<string, number>();

  constructor(
    private readonly identity: Identity,
    private readonly projections: Projections,
    private readonly clock: Clock,
    private readonly secondFactors: SecondFactors,
    private readonly asking: Asking,
  ) {}

  /**
   * Takes away everything that somebody could sign in with, and ends his sessions, as whoever lost his phone or is
   * being robbed of his account needs it: the link, good for 24 hours, is the only way in. Rejects with Rejections
   * (`account-unknown`, `account-closed`, `signs-in-elsewhere`), and with NotAllowed.
   */
  async byAdministrator(user: string, asker: Principal): Promise<HandedLink> {
    const { links, localAccounts, mail, people, site } = this.identity;
    const person = people.of(user);
    if (!person)
      throw new Rejection('account-unknown', 'There is no such user here. Look in the list of users.');
    const account = (await this.projections.views()).get(accounts, user);
    if (!localAccounts || account?.how === 'oidc')
      throw new Rejection(
        'signs-in-elsewhere',
        'This person signs in through the council: the password is changed there.',
      );
    await this.asking.as(asker, new IssueLink({ user, purpose: 'reset' }));
    await this.#takeAway(user);
    const url = `${site.origin}/reset/${links.issue('reset', user, minutes.handed)}`;
    return handLink(mail, person, url, newStartMail({ name: person.name, url, minutes: minutes.handed }));
  }

  /**
   * Mails a link for a new password to whoever has the address; the second step stays as it is, and who has none gets no
   * link. Returns at once and says nothing: nobody learns here who has an account.
   */
  ask(email: string): void {
    this.#mail(email).catch(() => new Logger('identity').warn('A reset link could not be mailed.'));
  }

  async #takeAway(user: string): Promise<void> {
    const { authenticators, knownBrowsers, links, passkeys, passwords, recoveryCodes, sessions } =
      this.identity;
    passwords.forget(user);
    knownBrowsers.forget(user);
    authenticators.remove(user);
    for (const { credential } of passkeys.of(user)) passkeys.remove(user, credential);
    recoveryCodes.forget(user);
    links.withdraw('invitation', user);
    sessions.endAll(user);
    const views = await this.projections.views();
    const { factors = [] } = views.get(accounts, user) ?? {};
    for (const { factor, credential } of factors)
      await this.asking.ofItself(new RemoveSecondFactor({ user, factor, credential }));
    const given = views
      .withPrefix(tokens, '')
      .filter(({ owner, revokedAt }) => owner === user && revokedAt === null);
    for (const { token } of given) await this.asking.ofItself(new RevokeToken({ token }));
    await this.asking.ofItself(new RevokeSessions({ user }));
  }

  async #mail(email: string): Promise<void> {
    const { links, localAccounts, mail, people, site } = this.identity;
    const person = people.byEmail(email);
    const now = Date.parse(this.clock.now());
    if (!localAccounts || !mail.possible || !person) return;
    const { user, name } = person;
    if (now - (this.#mailed.get(user) ?? -pause) < pause) return;
    this.#mailed.set(user, now);
    if (!(await this.secondFactors.any(user))) return;
    await this.asking.ofItself(new IssueLink({ user, purpose: 'reset' }));
    const url = `${site.origin}/reset/${links.issue('reset', user, minutes.mailed)}`;
    await mail.send({ to: person.email, ...resetMail({ name, url, minutes: minutes.mailed }) });
  }
}
