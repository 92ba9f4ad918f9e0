import type { Role } from '#access';
import { readFileSync } from 'node:fs';
import type { Answer } from './ask.ts';
import type { Credential } from './credentials.ts';
import type { Route } from './guarded-server.ts';
import { addressOf } from './plausible.ts';

/** Who may reach these without being known. Whoever opens another one says so here. */
const open =
  /^\/((sign-in|set-up|invitations|reset|enrol|demonstration)(\/.*)?|livez|readyz|theme\.css|assets\/.*|api\/?|api-(json|yaml)|api\/(openapi\.json|index\.html|swagger-ui[^/]*))$/;
/** What is everybody's own, in whatever role, as long as he is signed in himself. */
const own = /^\/(account(\/.*)?|sign-out)$/;
/** What tells no more than that something was recorded, to everybody who is known. */
const tellsNothing = new Set(['/api/v1/live', '/api/*', '/api/LICENSE', '/api/api/swagger-ui-init.js']);

const isApi = (path: string) => path.startsWith('/api');
/** The published tables: who may, by the name of a message or the address of a page. */
export function published(): ReadonlyMap<string, readonly string[]> {
  const rows = readFileSync('ACCESS.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const found = new Map<string, readonly string[]>();
  let roles: readonly string[] = [];
  for (const [, first = '', ...cells] of rows.map((row) => row.split('|').map((cell) => cell.trim()))) {
    if (/^(Command|Query|Page)$/.test(first)) roles = cells;
    const [, name] = /^`(.+)`$/.exec(first) ?? [];
    if (name !== undefined && roles.length > 0)
      found.set(
        name,
        roles.filter((_, i) => cells[i] === 'yes'),
      );
  }
  return found;
}

/** What was sent, what came back, and which messages people and programs asked on the way. */
export interface Exchange {
  readonly route: Route;
  readonly answer: Answer;
  readonly asked: readonly string[];
}

const rules = published();

const codeOf = ({ headers, body }: Answer) =>
  String(headers['content-type']).startsWith('application/problem+json')
    ? (JSON.parse(body) as { type: string }).type
    : undefined;

/** What is wrong with the answer to somebody who is not known. */
export function faultOfStranger(
  { route: { method, path }, answer, asked }: Exchange,
  credential: Credential,
): string | undefined {
  const { status, headers } = answer;
  const signIn = headers.location?.startsWith('/sign-in?next=') || headers.location === '/sign-in';
  if (open.test(path))
    return status === 401 || (status === 303 && signIn && path !== '/sign-in') ? 'is shut' : undefined;
  if (asked.length > 0) return `asked ${asked.join()}`;
  if (isApi(path) || 'authorization' in credential) {
    const problem = method === 'HEAD' || !isApi(path) || codeOf(answer) === 'urn:evenhand:not-known';
    return status === 401 && headers['www-authenticate'] === 'Bearer' && problem ? undefined : 'is not 401';
  }
  const next = `/sign-in?next=${encodeURIComponent(addressOf({ method, path }))}`;
  const there = method === 'GET' || method === 'HEAD' ? next : '/sign-in';
  return status === 303 && headers.location === there ? undefined : 'does not lead to the sign-in';
}

/** What is wrong with the answer to somebody in these roles. */
export function faultOfKnown(
  { route: { path, method }, answer, asked }: Exchange,
  roles: readonly Role[],
  byToken: boolean,
): string | undefined {
  const { status } = answer;
  if (status === 401 || status >= 500) return 'is not answered';
  if (status === 400 && method === 'POST' && isApi(path)) return `was sent what is malformed: ${answer.body}`;
  if (open.test(path) || tellsNothing.has(path)) return status === 403 && !byToken ? 'is refused' : undefined;
  if (own.test(path))
    return path !== '/sign-out' && byToken !== (status === 403) ? 'is not its owner’s alone' : undefined;
  const may = (name: string) => rules.get(name)?.some((role) => roles.includes(role as Role)) ?? false;
  // The first page leads to that of one's work; a page that is not somebody's too, or it is refused unasked.
  if (asked.length === 0 && status === 303 && (path === '/' || !may(path))) return undefined;
  if (asked.length === 0 && status === 403 && !may(path)) return undefined;
  // Whoever may read where a form belongs may know that there is no such thing.
  if (status === 404 && asked.every(may)) return undefined;
  if (asked.length === 0) return 'has no rule';
  const mayAll = asked.every(may) && (rules.has(path) ? may(path) : true);
  if (method !== 'HEAD' && status === 403 && isApi(path) && codeOf(answer) !== 'urn:evenhand:not-allowed')
    return 'is refused for another reason';
  return (status !== 403) === mayAll ? undefined : `is ${mayAll ? 'refused' : 'allowed'} (${asked.join()})`;
}
