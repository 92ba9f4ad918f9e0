import '@fastify/view';
import cookies from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import session from '@fastify/session';
import type { Principal } from '#access';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Identity } from '../identity/identity.ts';
import { NotKnown } from '../identity/not-known.ts';
import type { Form } from './form-body.ts';
import { isOpen, isWayIn } from './open-routes.ts';
import { isApi } from './problem-details.filter.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends it; undefined: nobody who is known. */
    asker: Principal | undefined;
  }
  interface FastifyReply {
    /** What every template is given. */
    locals: PageLocals | null | undefined;
  }
}

/** What every page shows of whoever looks at it. */
export interface PageLocals {
  readonly visitor: { readonly name: string; readonly roles: readonly string[] } | undefined;
  /** What a form must send back as `_csrf`, and a script as `x-csrf-token`. */
  readonly csrf: string | undefined;
}

/** A session's id is random and known here by its hash: a signature would add nothing. */
const unsigned = {
  sign: (id: string) => id,
  unsign: (id: string) => ({ valid: true, renew: false, value: id }),
};

/** The plug-in takes `true` for "only when this connection is TLS", and a proxy's is not; browsers take it for this machine too. */
const always = 'always' as unknown as true;

const looks = ({ method }: FastifyRequest) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
const routeOf = ({ routeOptions }: FastifyRequest) => routeOptions.url ?? '';

const tokenIn = ({ body, headers }: FastifyRequest): string | undefined => {
  const sent = headers['x-csrf-token'] ?? (body as Form | null | undefined)?.['_csrf'];
  return typeof sent === 'string' ? sent : undefined;
};

export interface AskersOptions {
  /** Everybody is this one: for specifications and measurements. No command of the command line gives it. */
  readonly everybody?: (() => Principal) | undefined;
}

/**
 * Before any handler: says who sends a request, and turns away whom a route that is not open does not know; refuses what
 * changes something and does not come from a page of ours. To be called before the application listens.
 */
export async function knowAskers(
  app: NestFastifyApplication,
  identity: Identity,
  { everybody }: AskersOptions = {},
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const { demonstration, doorkeeper, people, refusals, sessions } = identity;
  await app.register(cookies);
  await app.register(session, {
    store: sessions,
    secret: unsigned,
    cookieName: demonstration ? 'evenhand-demonstration' : '__Host-evenhand',
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: demonstration ? false : always },
    saveUninitialized: false,
    rolling: false,
  });
  await app.register(csrf, { sessionPlugin: '@fastify/session', getToken: tokenIn });
  fastify.decorateRequest('asker', undefined);

  const known = async (request: FastifyRequest): Promise<Principal | undefined> => {
    if (everybody) return everybody();
    try {
      return await doorkeeper.askerOf(request);
    } catch (error) {
      if (request.is404 || isOpen(routeOf(request))) return undefined;
      if (error instanceof NotKnown) refusals.count('token', null);
      throw error;
    }
  };

  fastify.addHook('onRequest', async (request, reply) => {
    request.asker = await known(request);
    const route = routeOf(request);
    if (request.asker || request.is404 || isOpen(route)) return;
    if (isApi(route))
      throw new NotKnown('Sign in, or send a token: Authorization: Bearer evh_… (see "My account").');
    const next = looks(request) ? `?next=${encodeURIComponent(request.url)}` : '';
    return reply.redirect(`/sign-in${next}`, 303);
  });

  fastify.addHook('onRequest', async (request, reply) => {
    reply.locals = localsFor(request, reply);
  });

  const localsFor = (request: FastifyRequest, reply: FastifyReply): PageLocals => {
    const { user } = request.session;
    const { asker } = request;
    const name = user !== undefined && asker ? (people.of(user)?.name ?? user) : undefined;
    const visitor = name === undefined ? undefined : { name, roles: asker?.roles ?? [] };
    const route = routeOf(request);
    const hasForms = isWayIn(route) || (visitor !== undefined && !isApi(route));
    return { visitor, csrf: hasForms ? reply.generateCsrf() : undefined };
  };

  fastify.addHook('preHandler', (request, reply, done) => {
    // A token is sent by a program on purpose, never by a browser of itself.
    const sentOnPurpose = everybody !== undefined || request.asker?.kind === 'token';
    if (looks(request) || request.is404 || sentOnPurpose) done();
    else fastify.csrfProtection(request, reply, done);
  });

  fastify.addHook('onError', async (request, _reply, error) => {
    if (error.code?.startsWith('FST_CSRF')) refusals.count('csrf', request.session.user ?? null);
  });
}
