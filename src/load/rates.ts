import rateLimit from '@fastify/rate-limit';
import { HttpException, HttpStatus } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { isHealth } from './health-route.ts';
import type { Limits } from './limits.ts';
import { networkOf } from './network-of.ts';

const looks = (method: string) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

/** Somebody asks for more than one may have: 429. */
export class TooManyRequests extends HttpException {
  constructor(
    detail: string,
    /** Seconds until it is worth trying again. */
    readonly retryAfter: number,
  ) {
    super(detail, HttpStatus.TOO_MANY_REQUESTS);
  }
}

/** Answers 429 with Retry-After to an address that sends more than its share, routes that do not exist included. */
export async function limitRates(
  app: NestFastifyApplication,
  { reading, recording }: Pick<Limits, 'reading' | 'recording'>,
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(rateLimit, { global: false });
  const count = fastify.createRateLimit({
    timeWindow: 60_000,
    max: (request) => (looks(request.method) ? reading : recording),
    keyGenerator: ({ ip, method }) => `${looks(method) ? 'reading' : 'recording'} ${networkOf(ip)}`,
  });
  fastify.addHook('onRequest', async (request) => {
    if (isHealth(request.url)) return;
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    throw new TooManyRequests(
      `Your address has sent more requests than one may in a minute. Try again in ${counted.ttlInSeconds} seconds.`,
      counted.ttlInSeconds,
    );
  });
}
