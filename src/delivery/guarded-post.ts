import { lookup } from 'node:dns/promises';
import { request as requestOverHttp } from 'node:http';
import { request as requestOverHttps } from 'node:https';
import { type BlockList, isIP } from 'node:net';
import { isIn, isPublic } from './public-address.ts';

/** Nothing was answered, or nothing was sent. Says no address and no secret. */
export class NotAnswered extends Error {
  override readonly name = 'NotAnswered';
  /** `code`: such as ECONNREFUSED, `address-not-public` or `timeout`. */
  constructor(readonly code: string) {
    super(`No answer (${code}).`);
  }
}

export interface Answer {
  readonly status: number;
  /** Milliseconds that the receiver asks us to wait; null when it does not say. */
  readonly retryAfter: number | null;
}

export interface Gate {
  /** Networks besides the internet, where plain http is good enough too. */
  readonly allowed: BlockList;
  /** Milliseconds from the first step to the answer's status. */
  readonly patience: number;
  readonly resolve: (host: string) => Promise<readonly string[]>;
}

export const resolveAll = async (host: string): Promise<readonly string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address);

/** What of an answer's body is read before the connection is cut, in bytes. */
const enough = 65_536;

/**
 * Posts to an address that was looked up once and is of the internet, or of a network that is allowed; if one answer of
 * several is not, to none. Follows no redirect, and of the answer looks at the status alone. Rejects with NotAnswered.
 */
export async function guardedPost(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  { allowed, patience, resolve }: Gate,
  signal: AbortSignal,
): Promise<Answer> {
  const ended = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  try {
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const [address, ...others] = isIP(host) ? [host] : await orEnded(resolve(host), ended);
    if (address === undefined) throw new NotAnswered('ENOTFOUND');
    for (const each of [address, ...others]) {
      const isAllowed = isIn(allowed, each);
      if (!isAllowed && !isPublic(each)) throw new NotAnswered('address-not-public');
      if (!isAllowed && url.protocol !== 'https:') throw new NotAnswered('https-needed');
    }
    return await send(url, address, host, headers, body, ended);
  } catch (error) {
    if (error instanceof NotAnswered) throw error;
    if (ended.aborted) throw new NotAnswered(signal.aborted ? 'closing' : 'timeout');
    const { code } = error as { readonly code?: unknown };
    throw new NotAnswered(typeof code === 'string' ? code : 'unknown');
  }
}

const orEnded = <T>(work: Promise<T>, ended: AbortSignal): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_resolve, reject) =>
      ended.addEventListener('abort', () => reject(new Error('ended')), { once: true }),
    ),
  ]);

function send(
  url: URL,
  address: string,
  host: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<Answer> {
  const request = url.protocol === 'https:' ? requestOverHttps : requestOverHttp;
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = request(
    {
      host: address,
      port: url.port === '' ? undefined : Number(url.port),
      path: `${url.pathname}${url.search}`,
      method: 'POST',
      headers: { ...headers, host: url.host, 'content-length': String(Buffer.byteLength(body)) },
      agent: false,
      signal,
      ...(isIP(host) ? {} : { servername: host }),
    },
    (response) => {
      resolve({
        status: response.statusCode ?? 0,
        retryAfter: waitAsked(response.headers['retry-after'], Date.now()),
      });
      let read = 0;
      response.on('data', (part: Buffer) => {
        if ((read += part.length) > enough) response.destroy();
      });
      response.on('error', () => undefined);
    },
  );
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

/** `Retry-After` in milliseconds: seconds, or a date. Null when it is neither. */
export function waitAsked(text: string | undefined, now: number): number | null {
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const until = Date.parse(text);
  return Number.isNaN(until) ? null : Math.max(0, until - now);
}
