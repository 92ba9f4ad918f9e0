import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { BadRequestException } from '@nestjs/common';
import { originOf, withOrigin } from '#event-sourcing';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { FirstAnswers } from './first-answers.ts';

/** Until accounts exist, whoever sits at this machine: the server listens to nobody else. */
const operator = { kind: 'user', id: 'operator', role: 'contract-manager' } as const;

/** Puts the author and the correlation id round everything that a request records, and answers a retry as before. */
export class RequestOriginInterceptor implements NestInterceptor {
  constructor(private readonly answers: FirstAnswers) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method, headers, url, body } = context.switchToHttp().getRequest<FastifyRequest>();
    if (method === 'GET' || method === 'HEAD') return next.handle();
    const sent = headers['idempotency-key'];
    if (sent === undefined) return from(withOrigin(originOf(operator), () => lastValueFrom(next.handle())));
    if (typeof sent !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(sent))
      throw new BadRequestException('Idempotency-Key must be 1 to 200 visible ASCII characters.');
    const key = `${method} ${url} ${sent}`;
    const work = () => withOrigin(originOf(operator, { key }), () => lastValueFrom(next.handle()));
    return from(this.answers.answer(key, body ?? null, work));
  }
}
