import underPressure, { TYPE_EVENT_LOOP_DELAY } from '@fastify/under-pressure';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isHealth } from './health-route.ts';
import type { Limits } from './limits.ts';
import { Overloaded } from './overloaded.ts';
import { limitRates } from './rates.ts';
import { UnderWay } from './under-way.ts';

/**
 * Keeps the process from drowning: 503 while its event loop lags under load, its heap is nearly full or too much is under way, 429
 * to an address that asks too much; both with Retry-After. To be called before the application listens.
 */
export async function guardLoad(app: NestFastifyApplication, limits: Limits): Promise<UnderWay> {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.server.maxConnections = limits.connections;
  const underWay = new UnderWay(limits);
  await app.register(underPressure, {
    maxEventLoopDelay: limits.delay,
    maxHeapUsedBytes: limits.heap,
    pressureHandler: async ({ url }: FastifyRequest, _reply: FastifyReply, what: string) => {
      const few = what === TYPE_EVENT_LOOP_DELAY && underWay.requests < limits.underWayLagging;
      if (!few && !isHealth(url)) throw new Overloaded();
    },
  });
  await limitRates(app, limits);
  fastify.addHook('onRequest', underWay.begin);
  return underWay;
}
