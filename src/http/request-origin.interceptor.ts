import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { BadRequestException } from '@nestjs/common';
import { NotAllowed, type Principal } from '#access';
import { type Origin, originOf, withOrigin } from '#event-sourcing';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, Observable, tap } from 'rxjs';
import type { FirstAnswers } from './first-answers.ts';

/**
 * Says who asks: puts the principal and the correlation id round everything that a request asks or records, and answers
 * a retry as before.
 */
export class RequestOriginInterceptor implements NestInterceptor {
  constructor(
    private readonly answers: FirstAnswers,
    private readonly refused: (asker: Principal) => void,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { method, headers, url, body } = request;
    const { asker } = request;
    // A way in, or what tells no figure: what it records has an author of its own.
    if (!asker) return next.handle();
    const sent = headers['idempotency-key'];
    if (method === 'GET' || method === 'HEAD' || sent === undefined)
      return this.counted(asker, within(originOf(asker), next));
    if (typeof sent !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(sent))
      throw new BadRequestException('Idempotency-Key must be 1 to 200 visible ASCII characters.');
    const key = `${asker.id} ${method} ${url} ${sent}`;
    const work = () => lastValueFrom(within(originOf(asker, { key }), next));
    return this.counted(asker, from(this.answers.answer(key, body ?? null, work)));
  }

  private counted(asker: Principal, answer: Observable<unknown>): Observable<unknown> {
    const count = (error: unknown) => {
      if (error instanceof NotAllowed) this.refused(asker);
    };
    return answer.pipe(tap({ error: count }));
  }
}

/** The handler's answer, also one that goes on for as long as somebody listens. */
const within = (origin: Origin, next: CallHandler): Observable<unknown> =>
  new Observable((listener) => withOrigin(origin, () => next.handle().subscribe(listener)));
