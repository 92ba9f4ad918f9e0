import { Controller, Get, Logger, NotFoundException, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Entrance } from '../../identity/entrance.ts';
import { Identity } from '../../identity/identity.ts';
import { localPath } from '../../identity/local-path.ts';
import { OidcRefused } from '../../identity/oidc-refused.ts';
import { OidcSignIn } from '../../identity/oidc-sign-in.ts';
import type { Oidc } from '../../identity/oidc.ts';
import { shellOf } from '../shell.ts';
import { typed } from './typed.ts';

const template = 'sign-in/oidc.njk';

/** The way through the council's own sign-in, and back. */
@Controller('sign-in/oidc')
export class OidcController {
  private readonly log = new Logger('sign-in');

  constructor(
    private readonly identity: Identity,
    private readonly entrance: Entrance,
    private readonly oidcSignIn: OidcSignIn,
  ) {}

  @Get()
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const oidc = this.oidc();
    const next = localPath(typed(request.query, 'next'));
    await this.orRefuse(request, reply, next, async () => {
      const freshly = typed(request.query, 'freshly') !== '';
      const { url, session } = await oidc.begin(next, freshly);
      request.session.oidc = session;
      await reply.redirect(url, 303);
    });
  }

  @Get('callback')
  async comeBack(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const oidc = this.oidc();
    const begun = request.session.oidc;
    // What came back once does not come back again.
    request.session.oidc = undefined;
    const next = begun?.next ?? '/';
    await this.orRefuse(request, reply, next, async () => {
      const person = await oidc.complete(questionIn(request), begun);
      const { user, problem } = await this.oidcSignIn.admit(person);
      await this.entrance.enter(request, reply, user, 'oidc');
      if (begun?.freshly && request.session.startedAt !== undefined)
        request.session.confirmedAt = request.session.startedAt;
      if (problem === undefined) await reply.redirect(next, 303);
      else await this.show(reply, 200, { title: 'You have no role yet', detail: problem, signedIn: true });
    });
  }

  private oidc(): Oidc {
    if (this.identity.oidc) return this.identity.oidc;
    throw new NotFoundException('Nobody signs in here through a council. Begin at the sign-in page.');
  }

  private async orRefuse(
    request: FastifyRequest,
    reply: FastifyReply,
    next: string,
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof OidcRefused)) throw error;
      const { status, ...page } = error.told;
      this.log.warn({ id: request.id, oidc: error.kind });
      if (status < 500) this.identity.refusals.count('sign-in', null);
      else void reply.header('retry-after', '60');
      await this.show(reply, status, { ...page, next });
    }
  }

  private async show(
    reply: FastifyReply,
    status: number,
    page: { readonly title: string; readonly detail: string } & Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await reply.status(status).view(template, { ...page, shell: shellOf(undefined, {}) });
  }
}

const questionIn = ({ url }: FastifyRequest): string =>
  url.includes('?') ? url.slice(url.indexOf('?')) : '';
