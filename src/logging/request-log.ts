import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { LoggerModule } from 'nestjs-pino';

/** The lines of the house: what code says, at a level. Requests have a line of their own, `logRequests`. */
export const logLines = (level: string) => LoggerModule.forRoot({ pinoHttp: { level }, forRoutes: [] });

/**
 * A line for each request that was answered. Of an address it has only the pattern of the route, null where none is:
 * references, questions, headers and bodies may say more about a person than the log may hold.
 */
export function logRequests(fastify: FastifyInstance, logger: LoggerService): void {
  fastify.addHook('onResponse', async ({ id, method, routeOptions }, reply) => {
    const { statusCode: status, elapsedTime } = reply;
    const line = { id, method, route: routeOptions.url ?? null, status, ms: Math.round(elapsedTime) };
    if (status >= 500) logger.error(line, 'request');
    else logger.log(line, 'request');
  });
}
