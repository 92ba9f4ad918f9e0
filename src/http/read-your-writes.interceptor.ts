import {
  BadRequestException,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Position, type Projections, ViewsNotReady } from '#event-sourcing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';

const header = 'evenhand-position';
const cookie = 'evenhand-position';
/** Seconds: long enough for the next page and its figures, short enough to be forgotten. */
const remembered = 60;
/** Requests that wait at once: a position that nobody ever recorded holds no more of this process. */
const mostWaiting = 64;
const atOnce = 'evenhand:at-once';

/** A route that answers whatever the views are doing: it says so, or waits for them by itself. */
export const AnswersAtOnce = () => SetMetadata(atOnce, true);

/** This node's views have not come as far as the caller has: an answer now would be from the caller's past. */
export class ViewsBehind extends Error {
  override readonly name = 'ViewsBehind';
  constructor(position: Position) {
    super(
      `What was recorded at position ${position} is on its way to the figures of this server. Try again in a moment.`,
    );
  }
}

/**
 * Nobody sees the past of his own click. The answer to a recording request bears `Evenhand-Position`, and a cookie of
 * the same name for pages; a question that brings either waits until this node's views have come as far, `patience` ms
 * at most, whichever node recorded it. Before the views are built, nothing is answered out of them.
 *
 * Errors: BadRequestException for what is no position, ViewsNotReady, ViewsBehind.
 */
export class ReadYourWritesInterceptor implements NestInterceptor {
  private waiting = 0;

  constructor(
    private readonly reflector: Reflector,
    private readonly projections: Pick<Projections, 'reached'>,
    private readonly built: () => boolean,
    private readonly patience = 5_000,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const [request, reply] = [
      context.switchToHttp().getRequest<FastifyRequest>(),
      context.switchToHttp().getResponse<FastifyReply>(),
    ];
    if (this.reflector.getAllAndOverride<boolean>(atOnce, [context.getHandler(), context.getClass()]))
      return next.handle();
    if (!this.built())
      throw new ViewsNotReady('The views are being built from the log. Try again in a moment.');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return next.handle().pipe(tap((answer) => mark(request, reply, answer)));
    const position = Math.max(brought(request.headers[header]), ofCookie(request, reply));
    // Whoever is not known has recorded nothing.
    if (request.asker) await this.reached(position);
    return next.handle();
  }

  private async reached(position: Position): Promise<void> {
    if (this.waiting >= mostWaiting) throw new ViewsBehind(position);
    this.waiting++;
    try {
      await this.projections.reached(position, this.patience);
    } catch (error) {
      throw error instanceof ViewsNotReady ? new ViewsBehind(position) : error;
    } finally {
      this.waiting--;
    }
  }
}

/** The position that a request names, -1 for none. */
function brought(value: string | readonly string[] | undefined): Position {
  if (value === undefined) return -1;
  const position = Number(value);
  if (typeof value === 'string' && /^\d{1,16}$/.test(value) && Number.isSafeInteger(position))
    return position;
  throw new BadRequestException('Evenhand-Position must be a position that an answer bore.');
}

const cookieIn = ({ headers }: FastifyRequest): string | undefined =>
  headers.cookie
    ?.split(';')
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === cookie)
    ?.slice(1)
    .join('=');

const setCookie = (value: string, seconds: number) =>
  `${cookie}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Strict`;

/** What is no position is not brought a second time. */
function ofCookie(request: FastifyRequest, reply: FastifyReply): Position {
  try {
    return brought(cookieIn(request));
  } catch (error) {
    void reply.header('set-cookie', setCookie('', 0));
    throw error;
  }
}

function mark(request: FastifyRequest, reply: FastifyReply, answer: unknown): void {
  const position = (answer as { readonly position?: unknown } | undefined)?.position;
  if (typeof position !== 'number') return;
  // A request that changed nothing may be answered with an older place than the caller has seen already.
  const seen = Number(/^\d{1,15}$/.exec(cookieIn(request) ?? '')?.[0] ?? -1);
  void reply.header(header, position);
  void reply.header('set-cookie', setCookie(String(Math.max(position, seen)), remembered));
}
