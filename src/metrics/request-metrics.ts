import type { FastifyInstance } from 'fastify';
import { Histogram, type Registry } from 'prom-client';

/** How long each route takes. A route is named by its pattern, never by an address: an address may hold a reference. */
export function countRequests(fastify: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({
    name: 'evenhand_http_request_duration_seconds',
    help: 'Requests that were answered, by the pattern of their route; "none" is where no route is.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  fastify.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    const route = routeOptions.url ?? 'none';
    seconds.observe({ method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
}
