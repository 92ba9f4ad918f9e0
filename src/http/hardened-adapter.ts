import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptForms } from './form-body.ts';
import { checkJson } from './json-body.ts';
import { refuseForeigners } from './foreign-requests.ts';
import { answerProblem, type Problem, toProblem } from './problem-details.filter.ts';
import { refuseTheExcessive } from './request-limits.ts';
import { secure } from './security-headers.ts';
import { answerUnreadable } from './unreadable-request.ts';

/** Milliseconds: how long a caller may take. An open page hears a beat every 25 seconds, so it is never idle. */
export interface Patience {
  /** From the first byte to the end of the headers. */
  readonly headers: number;
  /** From the first byte to the end of the body. */
  readonly request: number;
  /** Without a byte in either direction. */
  readonly idle: number;
  /** Between one request and the next on the same connection. */
  readonly next: number;
}

const patience: Patience = { headers: 10_000, request: 30_000, idle: 60_000, next: 60_000 };

const bodyLimit = 1024 * 1024;

export interface HardenedOptions {
  /** Answers what went wrong on a page as a page; the status is set already. */
  readonly page: (reply: FastifyReply, problem: Problem) => unknown;
  /** Addresses and networks whose word is taken for the client's address, host and protocol. */
  readonly trustProxy?: readonly string[];
  readonly patience?: Patience;
  /** The name that people call this server by, with its port; without one it is only for this machine. */
  readonly publicHost?: string | undefined;
  /** Certificate and key, PEM, when this server itself speaks TLS. */
  readonly tls?: Tls | undefined;
}

export interface Tls {
  readonly cert: string;
  readonly key: string;
}

/**
 * What a request may be, and what every answer bears, before any route is known. To be given to Nest with
 * `bodyParser: false`: a body is JSON, or a form that is sent to a page, and nothing else.
 */
export function hardenedAdapter({
  page,
  trustProxy = [],
  publicHost,
  tls,
  ...options
}: HardenedOptions): FastifyAdapter {
  const { headers, request, idle, next } = options.patience ?? patience;
  const server = {
    headersTimeout: headers,
    connectionsCheckingInterval: Math.min(1_000, headers),
    // A missing Host is refused with all other foreign ones, by an answer of ours.
    requireHostHeader: false,
  };
  const adapter = new FastifyAdapter({
    bodyLimit,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    trustProxy: trustProxy.length > 0 && [...trustProxy],
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    requestTimeout: request,
    connectionTimeout: idle,
    keepAliveTimeout: next,
    ...(tls ? { https: { ...server, ...tls } } : { http: server }),
    clientErrorHandler: answerUnreadable,
    // The router's own errors come before every hook.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      secure(request, reply.raw);
      answerProblem(request, reply, toProblem(error), page);
    },
  });
  const fastify = adapter.getInstance();
  // Before any hook that may answer: Nest's own refuse what is neither a path nor a URL.
  adapter.registerSecurityHook(secure);
  fastify.addHook('onRequest', refuseForeigners(publicHost));
  fastify.addHook('onRequest', refuseTheExcessive);
  // An expectation that nobody knows is ignored, as RFC 9110 allows: Node's own answer would bear no header of ours.
  fastify.server.on('checkExpectation', (...exchange) => fastify.server.emit('request', ...exchange));
  fastify.removeAllContentTypeParsers();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit },
    (request, body, done) => {
      checkJson(body as Buffer);
      return parse(request, body.toString(), done);
    },
  );
  acceptForms(fastify);
  return adapter;
}
