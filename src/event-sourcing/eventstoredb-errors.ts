import { messageOf } from './sqlite-errors.ts';
import { StoreUnavailable } from './store-errors.ts';

/** What an error of the client or the server means. */
export type Trouble =
  /** It did not answer, or cannot now: the outcome of what was asked is unknown, and it may be asked again. */
  | 'unreachable'
  /** The same, and the connection broke. */
  | 'disconnected'
  /** The same, and nothing can be expected of the connection. */
  | 'silent'
  | 'conflict'
  /** The stream has no events that can be read. */
  | 'missing'
  /** The stream bears a tombstone. */
  | 'deleted'
  | 'denied'
  /** The server does not know who asks. */
  | 'strange'
  | 'too-large'
  | 'other';

/** Nothing was heard for too long. */
export class Silent extends Error {
  override readonly name = 'Silent';
}

/** The connection broke. */
export class Disconnected extends Error {
  override readonly name = 'Disconnected';
}

const byType: Readonly<Record<string, Trouble>> = {
  unavailable: 'disconnected',
  cancelled: 'disconnected',
  'deadline-exceeded': 'silent',
  timeout: 'unreachable',
  'not-leader': 'unreachable',
  'wrong-expected-version': 'conflict',
  'stream-not-found': 'missing',
  'stream-deleted': 'deleted',
  'access-denied': 'denied',
  'maximum-append-size-exceeded': 'too-large',
};

/** Statuses of gRPC that the client's library leaves unnamed. */
const byCode: Readonly<Record<number, Trouble>> = {
  1: 'disconnected',
  4: 'silent',
  7: 'denied',
  8: 'unreachable',
  10: 'unreachable',
  14: 'disconnected',
};

/** The client's classes are not compared: their instances may come from another copy of the library. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof StoreUnavailable) return 'other';
  if (error instanceof Silent) return 'silent';
  if (error instanceof Disconnected) return 'disconnected';
  const { type, code } = error as { readonly type?: unknown; readonly code?: unknown };
  // The library says that access is denied, as it does where a right is missing.
  if (code === 16) return 'strange';
  const message = messageOf(error);
  if (/server is not ready|server is too busy|no leader/i.test(message)) return 'unreachable';
  if (/maximum append (event )?size/i.test(message)) return 'too-large';
  if (/^failed to discover/i.test(message) || /rst_stream|goaway|econnre/i.test(message))
    return 'disconnected';
  const named = typeof type === 'string' ? byType[type] : undefined;
  const numbered = typeof code === 'number' ? byCode[code] : undefined;
  return named ?? numbered ?? (/\bINTERNAL\b/.test(message) ? 'unreachable' : 'other');
}

/** Whether it may be asked again. */
export const passing = (error: unknown): boolean =>
  ['unreachable', 'disconnected', 'silent'].includes(troubleOf(error));

/** What went wrong with the servers at `hosts` as an error of the port, where it is one. */
export function inOurWords(error: unknown, hosts: string, prefix: string): unknown {
  const said = messageOf(error);
  if (passing(error)) {
    return new StoreUnavailable(`EventStoreDB at ${hosts} ${unreached(said)}`);
  }
  const trouble = troubleOf(error);
  if (trouble === 'strange') {
    return new StoreUnavailable(
      `EventStoreDB at ${hosts} lets nobody in like this (${said}): user or password may be wrong. See the ` +
        'connection string and the file that EVENT_STORE_PASSWORD_FILE names.',
    );
  }
  if (trouble === 'denied') {
    return new StoreUnavailable(
      `EventStoreDB at ${hosts} denies access (${said}): the user of the connection string lacks a right. It needs ` +
        `to read $all, and to read and write streams that begin with "${prefix}".`,
    );
  }
  if (trouble === 'deleted') {
    return new StoreUnavailable(
      `A stream that is asked for was deleted for good on EventStoreDB at ${hosts} (it bears a tombstone): ` +
        'nothing can be read from it or recorded in it any more.',
    );
  }
  return error;
}

/** Why nobody can be asked, by what the library says, and what to do about it. */
function unreached(said: string): string {
  if (/servername to an ip address/i.test(said)) {
    return (
      'has a node that is advertised by its IP address, which cannot be called with TLS: let it advertise a name of ' +
      'its certificate (KURRENTDB_NODE_HOST_ADVERTISE_AS).'
    );
  }
  if (/certificate/i.test(said)) {
    return (
      `is not trusted (${said}). See that tlsCAFile of the connection string is the certificate of the authority of ` +
      "the servers, and that the servers' own are valid and for the names by which they are called."
    );
  }
  return (
    `cannot be reached (${said}). See that it runs and that the connection string fits it (host, port, tls, ` +
    'tlsCAFile), then try again.'
  );
}
