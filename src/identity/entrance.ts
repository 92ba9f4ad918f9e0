import { Principal } from '#access';
import { type Clock, originOf, type Projections, type Receipt, withOrigin } from '#event-sourcing';
import type { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest, Session } from 'fastify';
import { EndSession } from '../../contexts/accounts/end-session.ts';
import { RecordSignIn } from '../../contexts/accounts/record-sign-in.ts';
import { browserLabel } from './browser-label.ts';
import type { KnownBrowsers } from './known-browsers.ts';
import { newId } from './new-id.ts';

export type Factor = ConstructorParameters<typeof RecordSignIn>[0]['factor'];

/** Seconds: as long as a browser is known as one in which its owner has signed in. */
const remembered = 180 * 24 * 60 * 60;

export interface EntranceSite {
  /** Whether its cookies are for TLS only: everywhere but in a demonstration. */
  readonly secure: boolean;
}

/** The cookie by which a browser in which somebody has signed in before is known. */
export const browserCookie = ({ secure }: EntranceSite): string =>
  secure ? '__Host-evenhand-browser' : 'evenhand-browser';

/** Lets people in and out: the only place where a session becomes somebody's. */
export class Entrance {
  constructor(
    private readonly clock: Clock,
    private readonly commands: CommandBus,
    private readonly projections: Projections,
    private readonly knownBrowsers: KnownBrowsers,
    private readonly site: EntranceSite,
  ) {}

  /**
   * Signs somebody in, whose factors have been checked: the session gets a new id, so that nobody who knew the old one
   * comes in with him, and whoever was signed in before is out. Rejects when it cannot be recorded; then nobody is in.
   */
  async enter(request: FastifyRequest, reply: FastifyReply, user: string, factor: Factor): Promise<void> {
    const name = newId('s');
    // Before it is recorded: what is revoked from now on ends this session too.
    const startedAt = this.clock.now();
    await this.record(new RecordSignIn({ user, session: name, factor }));
    const before = { ...request.session };
    await request.session.regenerate();
    await this.over(before);
    const { session, headers, ip } = request;
    const browser = browserLabel(headers['user-agent']);
    Object.assign(session, {
      ...{ user, name, startedAt, browser, address: ip },
      // The council's own sign-in lets pass whoever came there long ago.
      ...(factor === 'oidc' ? {} : { confirmedAt: startedAt }),
    });
    const { secure } = this.site;
    const secret = this.knownBrowsers.remember(user);
    void reply.setCookie(browserCookie(this.site), secret, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: remembered,
    });
  }

  /** Ends the session that sends the request. */
  async leave({ session }: FastifyRequest): Promise<void> {
    const before = { ...session };
    await session.destroy();
    await this.over(before);
  }

  /** Whether somebody has signed in to the account in this browser before. */
  knows({ cookies }: FastifyRequest, user: string): boolean {
    return this.knownBrowsers.knows(user, cookies[browserCookie(this.site)]);
  }

  /** Says of a session that is gone that it is over, when it was somebody's. */
  private async over({ user, name }: Pick<Session, 'user' | 'name'>): Promise<void> {
    if (user !== undefined && name !== undefined)
      await this.record(new EndSession({ user, session: name, how: 'signed-out' }));
  }

  private async record(command: RecordSignIn | EndSession): Promise<void> {
    const origin = originOf(Principal.system('identity'));
    const { position } = await withOrigin(origin, () =>
      this.commands.execute<typeof command, Receipt>(command),
    );
    // The next request asks the views who is known.
    if (position !== null) await this.projections.reached(position);
  }
}
