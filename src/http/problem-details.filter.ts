import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { NotAllowed } from '#access';
import {
  Rejection,
  StoreClosed,
  StoreFull,
  StoreUnavailable,
  TooLarge,
  ViewsNotReady,
  WrongExpectedRevision,
} from '#event-sourcing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import { ZodError } from 'zod';
import { Overloaded } from '../load/overloaded.ts';
import { TooManyRequests } from '../load/rates.ts';
import { traceOf } from '../logging/trace-of.ts';
import { KeyReused } from './first-answers.ts';
import { UnreadableInput } from '../import/unreadable-input.ts';
import { NotKnown } from '../identity/not-known.ts';
import { ForeignRequest } from './foreign-requests.ts';
import { ViewsBehind } from './read-your-writes.interceptor.ts';

/** RFC 9457, with `type: urn:evenhand:<code>`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** What is wrong with the request, each with the field it is about. */
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

export const problem = (
  status: number,
  code: string,
  detail: string,
  errors?: Problem['errors'],
): Problem => ({
  type: `urn:evenhand:${code}`,
  title: STATUS_CODES[status] ?? 'Error',
  status,
  detail,
  ...(errors ? { errors } : {}),
});

/** The public code of a status that says enough by itself. */
function codeOf(status: number): string {
  if (status === 400) return 'malformed';
  if (status === 413) return 'too-large';
  return (STATUS_CODES[status] ?? 'error').toLowerCase().replaceAll(/[^a-z]+/g, '-');
}

/** The framework's errors in our words, by its codes. */
const plain: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: 'The address cannot be read.',
  FST_ERR_MAX_PARAM_LENGTH: 'A part of the address is too long.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The body is too large.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'There is no body.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is no JSON that is accepted here.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'The body must be JSON, sent as application/json.',
};

const csrf =
  'This was not sent from a page that you opened here, or the page is too old. Open it again, then send it once more.';

function ofHttp(error: HttpException): Problem {
  const status = error.getStatus();
  const body = error.getResponse();
  const message = typeof body === 'string' ? body : (body as { message?: unknown }).message;
  const said = typeof message === 'string' ? message : error.message;
  if (status === 404 && /^Cannot [A-Z]+ /.test(said))
    return problem(404, 'not-found', 'There is nothing at this address.');
  const detail = Array.isArray(message) ? message.join('; ') : said;
  return problem(status, codeOf(status), detail);
}

/** The store's own words name machines: they are logged. */
const unavailable =
  'The log cannot be reached. Whether anything was recorded is not known: sent again with the same Idempotency-Key, it is recorded once.';

/** Nest wraps the framework's errors, whose codes say more than its words. */
const isOfFramework = (cause: unknown): boolean =>
  String((cause as { code?: unknown } | undefined)?.code).startsWith('FST_');

/** What an error is to the caller: refused (409), malformed (400), not now (503), or a bug (500, nothing leaked). */
export function toProblem(error: unknown): Problem {
  if (error instanceof Rejection)
    return problem(error.code.endsWith('-unknown') ? 404 : 409, error.code, error.message);
  if (error instanceof NotAllowed) return problem(403, 'not-allowed', error.message);
  if (error instanceof NotKnown) return problem(401, 'not-known', error.message);
  if (error instanceof ZodError) {
    const errors = error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
    return problem(400, 'malformed', 'The request does not have the form that is asked for.', errors);
  }
  if (error instanceof WrongExpectedRevision)
    return problem(
      409,
      'changed-meanwhile',
      'Somebody else changed this at the same moment. Look, then try again.',
    );
  if (error instanceof ForeignRequest) return problem(403, 'foreign-request', error.message);
  if (error instanceof UnreadableInput) return problem(422, 'unreadable-input', error.message);
  if (error instanceof KeyReused) return problem(422, 'idempotency-key-reused', error.message);
  if (error instanceof TooLarge) return problem(413, 'too-large', error.message);
  if (error instanceof StoreFull) return problem(503, 'disk-full', error.message);
  if (error instanceof ViewsNotReady) return problem(503, 'views-not-ready', error.message);
  if (error instanceof ViewsBehind) return problem(503, 'views-behind', error.message);
  if (error instanceof Overloaded) return problem(503, 'overloaded', error.message);
  if (error instanceof StoreUnavailable) return problem(503, 'log-unavailable', unavailable);
  if (error instanceof StoreClosed)
    return problem(503, 'stopping', 'This server is stopping. Try again in a moment.');
  if (error instanceof HttpException)
    return isOfFramework(error.cause) ? toProblem(error.cause) : ofHttp(error);
  const { statusCode, code = '' } = (error ?? {}) as { statusCode?: number; code?: string };
  if (code.startsWith('FST_CSRF')) return problem(403, 'csrf', csrf);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return problem(statusCode, codeOf(statusCode), plain[code] ?? (error as Error).message);
  return problem(500, 'internal-error', 'Something went wrong here. It has been logged.');
}

/** Answers every error of the API as problem details, and every error of a page as a page. */
@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(private readonly page: Page) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const told = toProblem(error);
    if (told.status >= 500 && (told.status !== 503 || error instanceof StoreUnavailable))
      this.logger.error({ id: request.id, ...traceOf(error) });
    if (error instanceof TooManyRequests) void reply.header('retry-after', String(error.retryAfter));
    answerProblem(request, reply, told, this.page, bodyOf(error) ?? told);
  }
}

/** What `/readyz` says of itself while it is not ready; Nest's own bodies bear a statusCode. */
function bodyOf(error: unknown): unknown {
  const body = error instanceof HttpException && error.getStatus() === 503 ? error.getResponse() : undefined;
  return typeof body === 'object' && !('statusCode' in body) ? body : undefined;
}

type Page = (reply: FastifyReply, problem: Problem) => unknown;

/** Programs get problem details, or another body of theirs; people get a page. */
export function answerProblem(
  { url, routeOptions }: FastifyRequest,
  reply: FastifyReply,
  told: Problem,
  page: Page,
  body: unknown = told,
): void {
  if (told.status === 503) void reply.header('retry-after', '5');
  if (told.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply.status(told.status);
  if (isApi(routeOptions.url ?? url)) void reply.type('application/problem+json').send(body);
  else page(reply, told);
}

/** Whether it is for programs: they get problem details. */
export const isApi = (path: string) => /^\/(api|livez|readyz|metrics)(\/|\?|$)/.test(path);
