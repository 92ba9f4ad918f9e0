import { type GrantedRole, Principal } from '#access';
import { Clock, Projections, Rejection } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { EndSession } from '../../contexts/accounts/end-session.ts';
import { RecordPassword } from '../../contexts/accounts/record-password.ts';
import { accounts, type AccountRow, tokens, type TokenRow } from '../../projections/accounts/index.ts';
import { providers } from '../../projections/providers/index.ts';
import { Asking } from './asking.ts';
import { Identity } from './identity.ts';
import { NotKnown } from './not-known.ts';
import { passwordProblem } from './password-rules.ts';
import type { IssuedToken } from './tokens.ts';

/** Milliseconds for which somebody who showed who he is may change how he signs in. */
const fresh = 15 * 60_000;

/** Who changes something, and from where. */
export interface Visitor {
  readonly user: string;
  /** The name of the session. */
  readonly session: string;
  readonly address: string;
  /** Whether somebody has signed in to the account in this browser before. */
  readonly known: boolean;
}

/** What people do with their own account. Every refusal says what to do instead. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly identity: Identity,
    private readonly projections: Projections,
    private readonly clock: Clock,
    private readonly asking: Asking,
  ) {}

  /** Rejects with NotKnown when there is no such account. */
  async of(user: string): Promise<AccountRow> {
    const row = (await this.projections.views()).get(accounts, user);
    if (!row) throw new NotKnown('Sign in again.');
    return row;
  }

  /** Whether the account has a password here; others come in through somebody else's sign-in. */
  isLocal(user: string): boolean {
    return this.identity.passwords.has(user);
  }

  /** What somebody signs in with; empty for whoever has no address here. */
  addressOf(user: string): string {
    return this.identity.people.of(user)?.email ?? '';
  }

  /** What a provider is called; undefined for somebody who is of none. */
  async providerName(provider: string | null): Promise<string | undefined> {
    if (provider === null) return undefined;
    return (await this.projections.views()).get(providers, provider)?.name ?? provider;
  }

  /** The tokens that somebody gave away, the newest first. */
  async tokensOf(user: string): Promise<readonly TokenRow[]> {
    const all = (await this.projections.views()).withPrefix(tokens, '');
    return all
      .filter(({ owner }) => owner === user)
      .toSorted((one, other) => (one.issuedAt < other.issuedAt ? 1 : -1));
  }

  /** Whether a session showed lately who it is. Invented people have nothing to show it with. */
  isFresh({ confirmedAt = '' }: { readonly confirmedAt?: string }): boolean {
    return this.identity.demonstration || Date.parse(this.clock.now()) - Date.parse(confirmedAt) <= fresh;
  }

  /** Whether it is the password of the account; slow for whoever guesses. Rejects with SlowDown. */
  async confirms({ user, address, known }: Visitor, password: string): Promise<boolean> {
    const { attempts, passwords, refusals } = this.identity;
    const right = await attempts.attempt({ account: user, address, known }, async () =>
      (await passwords.matches(user, password)) ? true : undefined,
    );
    if (right) return true;
    refusals.count('sign-in', user);
    return false;
  }

  /** What keeps this from being the new password, in a sentence; undefined when nothing does. */
  passwordProblem(user: string, password: string): string | undefined {
    const { name = '', email = '' } = this.identity.people.of(user) ?? {};
    return passwordProblem(password, { name, email });
  }

  /** All other sessions end: whoever knew the old password is out. The new one must have no problem. */
  async changePassword({ user, session }: Visitor, password: string): Promise<void> {
    await this.asking.ofItself(new RecordPassword({ user, how: 'changed' }));
    await this.identity.passwords.set(user, password);
    await this.endOtherSessions(user, session);
  }

  /** Rejects with a Rejection `session-unknown` when it is not a session of this user. */
  async endSession(user: string, session: string): Promise<void> {
    const { sessions } = this.identity;
    if (!sessions.of(user).some(({ name }) => name === session))
      throw new Rejection('session-unknown', 'That session has ended already: look at your sessions again.');
    sessions.end(session);
    await this.asking.ofItself(new EndSession({ user, session, how: 'revoked' }));
  }

  async endOtherSessions(user: string, session: string): Promise<void> {
    const { sessions } = this.identity;
    const others = sessions.of(user).filter(({ name }) => name !== session);
    sessions.endAll(user, session);
    for (const { name } of others)
      await this.asking.ofItself(new EndSession({ user, session: name, how: 'revoked' }));
  }

  /** What a token of somebody may be allowed: what he may, but never to look after users. */
  static grantable({ roles }: Pick<AccountRow, 'roles'>): readonly GrantedRole[] {
    return roles.filter((role) => role !== 'administrator');
  }

  /** Rejects with Rejections of roles and lifetime. */
  async issueToken(
    user: string,
    name: string,
    roles: readonly GrantedRole[],
    days: number,
  ): Promise<IssuedToken> {
    const { provider } = await this.of(user);
    const wish = { name, roles, provider, owner: user, days };
    return this.identity.tokens.issue(wish, Principal.system('identity'));
  }

  /** Rejects with a Rejection `token-unknown` when it is not a token of this user. */
  async revokeToken(user: string, token: string): Promise<void> {
    const own = await this.tokensOf(user);
    if (!own.some((each) => each.token === token))
      throw new Rejection('token-unknown', 'You have no such token: look at your tokens again.');
    await this.identity.tokens.revoke(token, Principal.system('identity'));
  }
}
