import type { FastifyReply, FastifyRequest } from 'fastify';

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

/** Whether the server may listen there: until accounts exist, only this machine may talk to it. */
export const isLoopback = (host: string): boolean => loopback.has(host.replace(/^\[(.*)\]$/, '$1'));

const hostName = (authority: string): string => authority.replace(/:\d+$/, '');

/** Sent from elsewhere, or caused by a page of elsewhere. */
export class ForeignRequest extends Error {
  override readonly name = 'ForeignRequest';
  constructor() {
    super('This server answers only pages and programs of this machine.');
  }
}

/**
 * Refuses what a page of another site could make a browser on this machine send: a foreign Host (DNS rebinding), and a
 * changing request that comes from another origin. Host and protocol are the proxy's word where the proxy is trusted.
 *
 * Errors: ForeignRequest.
 */
export async function refuseForeigners(
  { headers, host, method, protocol }: FastifyRequest,
  _reply: FastifyReply,
): Promise<void> {
  const { origin, 'sec-fetch-site': site } = headers;
  const changing = method !== 'GET' && method !== 'HEAD';
  const sameOrigin = origin === undefined || origin === `${protocol}://${host}`;
  const sameSite = site === undefined || site === 'same-origin' || site === 'none';
  if (!isLoopback(hostName(host)) || (changing && !(sameOrigin && sameSite))) throw new ForeignRequest();
}
