import type { FastifyReply, FastifyRequest } from 'fastify';

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

/** Whether the server may listen there: until accounts exist, only this machine may talk to it. */
export const isLoopback = (host: string): boolean => loopback.has(host.replace(/^\[(.*)\]$/, '$1'));

const hostName = (authority: string): string => authority.replace(/:\d+$/, '');

/**
 * Refuses what a page of another site could make a browser on this machine send: a foreign Host (DNS rebinding), and a
 * changing request that comes from another origin.
 */
export async function refuseForeigners(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { host, origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const changing = request.method !== 'GET' && request.method !== 'HEAD';
  const sameOrigin = origin === undefined || origin === `http://${host}`;
  const sameSite = site === undefined || site === 'same-origin' || site === 'none';
  if (host !== undefined && isLoopback(hostName(host)) && (!changing || (sameOrigin && sameSite))) return;
  const detail = 'This server answers only pages and programs of this machine.';
  await reply
    .status(403)
    .type('application/problem+json')
    .send({ type: 'urn:evenhand:foreign-request', title: 'Forbidden', status: 403, detail });
}
