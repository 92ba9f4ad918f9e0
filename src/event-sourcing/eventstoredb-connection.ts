import type { Credentials } from '@eventstore/db-client';
import { StoreUnavailable } from './store-errors.ts';

/** A connection string taken apart, so that its password is nowhere but in the calls that need it. */
export interface Connection {
  /** What the client is given: without user and password, since it prints the whole text when it warns. */
  readonly address: string;
  readonly credentials: Credentials | undefined;
  /** `host:port`, one or several: for messages. */
  readonly hosts: string;
  /** False where somebody asked for another kind of node. */
  readonly leader: boolean;
}

const form =
  /^(?<scheme>esdb(?:\+discover)?:\/\/)(?:(?<user>[^:@/]+):(?<password>[^@]+)@)?(?<hosts>[^@/?]+)(?<rest>[^@]*)$/;

/** @throws StoreUnavailable when it has not the form of a connection string; never with the password in it. */
export function parseConnection(text: string): Connection {
  const { scheme, user, password, hosts, rest = '' } = form.exec(text.trim())?.groups ?? {};
  if (!scheme || !hosts) {
    throw new StoreUnavailable(
      'The connection string is not one of EventStoreDB. It looks like esdb://user:password@host:2113?tls=true, ' +
        'with special characters of the password percent-encoded.',
    );
  }
  return {
    address: `${scheme}${hosts}${rest}`,
    credentials: user && password ? { username: decoded(user), password: decoded(password) } : undefined,
    hosts,
    leader: !/[?&]nodePreference=(?!leader)/i.test(rest),
  };
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
