import type { FastifyReply, FastifyRequest } from 'fastify';
import { isHealth } from '../load/health-route.ts';

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

/** Whether it is this machine that is called so. */
export const isLoopback = (host: string): boolean => loopback.has(host.replace(/^\[(.*)\]$/, '$1'));

const hostName = (authority: string): string => authority.replace(/:\d+$/, '');

/** Sent to somebody else, or caused by a page of elsewhere. */
export class ForeignRequest extends Error {
  override readonly name = 'ForeignRequest';
  constructor() {
    super(
      'This server answers only under its own name, and takes changes only from its own pages and from programs.',
    );
  }
}

/**
 * A hook that refuses what a page of another site could make a browser send: a foreign Host (DNS rebinding), and a
 * changing request that comes from another origin. Host and protocol are the proxy's word where the proxy is trusted.
 * Besides `publicHost` this machine may be called by its own names.
 *
 * Errors: ForeignRequest.
 */
export const refuseForeigners =
  (publicHost: string | undefined) =>
  async ({ headers, host, method, protocol, url }: FastifyRequest, _reply: FastifyReply): Promise<void> => {
    const { origin, 'sec-fetch-site': site } = headers;
    const changing = method !== 'GET' && method !== 'HEAD';
    const sameOrigin = origin === undefined || origin === `${protocol}://${host}`;
    const sameSite = site === undefined || site === 'same-origin' || site === 'none';
    const ours = host === publicHost || isLoopback(hostName(host)) || isHealth(url);
    if (!ours || (changing && !(sameOrigin && sameSite))) throw new ForeignRequest();
  };
