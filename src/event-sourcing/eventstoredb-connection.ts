import type { Credentials } from '@eventstore/db-client';
import { isIP } from 'node:net';
import { StoreUnavailable } from './store-errors.ts';

/** A connection string taken apart, so that its password is nowhere but in the calls that need it. */
export interface Connection {
  /** What the client is given: without user and password, since it prints the whole text when it warns. */
  readonly address: string;
  /** Empty where nobody is asked who he is: without TLS. */
  readonly credentials: Credentials;
  /** `host:port`, one or several: for messages. */
  readonly hosts: string;
  /** False where somebody asked for another kind of node. */
  readonly leader: boolean;
}

const form =
  /^(?<scheme>esdb(?:\+discover)?:\/\/)(?:(?<user>[^:@/]+)(?::(?<password>[^@]*))?@)?(?<hosts>[^@/?]+)(?<rest>[^@]*)$/;

/**
 * @throws StoreUnavailable when it has not the form of a connection string, or cannot work as it is; never with the
 * password in it.
 */
export function parseConnection(text: string): Connection {
  const { scheme, user, password, hosts, rest = '' } = form.exec(text.trim())?.groups ?? {};
  if (!scheme || !hosts) {
    throw new StoreUnavailable(
      'The connection string is not one of EventStoreDB. It looks like esdb://user:password@host:2113?tls=true, ' +
        'with special characters of the password percent-encoded.',
    );
  }
  if (user && !password) {
    throw new StoreUnavailable(
      'The connection string names a user and no password. Write the password into a file and name it in ' +
        'EVENT_STORE_PASSWORD_FILE, or write esdb://user:password@host:2113.',
    );
  }
  if (!/[?&]tls=false\b/i.test(rest)) demandOfTls(hosts, user);
  return {
    address: `${scheme}${hosts}${rest}`,
    credentials: { username: decoded(user ?? ''), password: decoded(password ?? '') },
    hosts,
    leader: !/[?&]nodePreference=(?!leader)/i.test(rest),
  };
}

/** Node has TLS with names only; and where calls bear no user, the library appends by a stream that all clients share. */
function demandOfTls(hosts: string, user: string | undefined) {
  const numeric = hosts.split(',').find((host) => isIP(host.trim().replace(/:\d+$/, '')) !== 0);
  if (numeric !== undefined) {
    throw new StoreUnavailable(
      `The connection string names ${numeric}, but a server with TLS must be called by a name of its certificate, ` +
        'not by an IP address. (Only a server without TLS, tls=false, can be called by its address.)',
    );
  }
  if (!user) {
    throw new StoreUnavailable(
      'The connection string names no user, and with TLS nobody is let in without: a certificate of the client is not ' +
        'enough. Write esdb://user@host:2113 and give the password in EVENT_STORE_PASSWORD_FILE.',
    );
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new StoreUnavailable(
      'User and password of the connection string must be percent-encoded: write % as %25, @ as %40.',
    );
  }
}

/** The same address for another connection: the library shares one among clients whose settings are equal. */
export function freshAddress(address: string, generation: number): string {
  const asked = /[?&]keepAliveInterval=(-?\d+)/i.exec(address)?.[1];
  const interval = Number(asked ?? 10_000);
  if (generation === 0 || interval < 0) return address;
  return `${address}${address.includes('?') ? '&' : '?'}keepAliveInterval=${interval + generation}`;
}
