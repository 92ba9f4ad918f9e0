import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { BadRequestException } from '@nestjs/common';
import { originOf, withOrigin } from '#event-sourcing';
import type { FastifyRequest } from 'fastify';
import { Observable } from 'rxjs';

/** Until accounts exist, whoever sits at this machine: the server listens to nobody else. */
const operator = { kind: 'user', id: 'operator', role: 'contract-manager' } as const;

/** Puts the author, the correlation id and the idempotency key round everything that a request records. */
export class RequestOriginInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method, headers, url } = context.switchToHttp().getRequest<FastifyRequest>();
    if (method === 'GET' || method === 'HEAD') return next.handle();
    const key = headers['idempotency-key'];
    if (key !== undefined && (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)))
      throw new BadRequestException('Idempotency-Key must be 1 to 200 visible ASCII characters.');
    const origin = originOf(operator, key === undefined ? {} : { key: `${method} ${url} ${key}` });
    return new Observable((subscriber) => withOrigin(origin, () => next.handle().subscribe(subscriber)));
  }
}
