import type { Principal } from '#access';
import type { Clock, Projections } from '#event-sourcing';
import type { FastifyRequest, Session } from 'fastify';
import { accounts, type AccountRow } from '../../projections/accounts/index.ts';
import { NotKnown } from './not-known.ts';
import { principalOfAccount, principalOfToken } from './principal-of.ts';
import type { Sessions } from './sessions.ts';
import type { Tokens } from './tokens.ts';

/** Knows who sends a request: by its token, or else by its session. What they may do is looked up each time. */
export class Doorkeeper {
  constructor(
    private readonly projections: Projections,
    private readonly tokens: Tokens,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /**
   * Undefined when nobody signed in sends it. A token counts alone: beside one no session is looked at.
   *
   * Rejects with NotKnown when there is a token that is not in force, and with ViewsNotReady.
   */
  async askerOf({ headers, session }: FastifyRequest): Promise<Principal | undefined> {
    const { authorization } = headers;
    return authorization === undefined ? this.bySession(session) : this.byToken(authorization);
  }

  /** Whether whoever sent a request that is still being answered would be known by it now. */
  async stands({ headers, session }: FastifyRequest): Promise<boolean> {
    if (headers.authorization !== undefined)
      return this.byToken(headers.authorization).then(
        () => true,
        () => false,
      );
    // Where everybody is somebody there are no sessions.
    if (session.user === undefined) return true;
    return this.sessions.holds(session.name) && (await this.bySession(session)) !== undefined;
  }

  private async byToken(authorization: string): Promise<Principal> {
    const [, text = ''] = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization) ?? [];
    const row = await this.tokens.inForce(text);
    const account = row && row.owner !== null ? await this.account(row.owner) : undefined;
    const asker = row && principalOfToken(row, account, this.clock.now());
    if (asker) return asker;
    throw new NotKnown('This token is not in force: it is unknown, over or revoked. Ask for a new one.');
  }

  private async bySession(session: Session | null | undefined): Promise<Principal | undefined> {
    const { user, name = '', startedAt = '' } = session ?? {};
    const account = user === undefined ? undefined : await this.account(user);
    if (!account || account.endedSessions.includes(name)) return undefined;
    const { sessionsRevokedAt } = account;
    if (sessionsRevokedAt !== null && startedAt <= sessionsRevokedAt) return undefined;
    return principalOfAccount(account);
  }

  private async account(user: string): Promise<AccountRow | undefined> {
    return (await this.projections.views()).get(accounts, user);
  }
}
