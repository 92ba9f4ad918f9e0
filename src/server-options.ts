import type { Principal } from '#access';
import type { Clock, Progress } from '#event-sourcing';
import { embedded, type StoreSetting } from './config.ts';
import { isDemoFolder } from './demo/demo-folder.ts';
import { isLoopback } from './http/foreign-requests.ts';
import type { Tls } from './http/hardened-adapter.ts';
import type { IdentitySetting } from './identity/identity.ts';
import type { Limits } from './load/limits.ts';

export interface ServerOptions {
  readonly folder: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  readonly themeColour: string;
  /** A line of JSON on stdout for each request and each warning from this level on; left out, none. */
  readonly logLevel?: string;
  /** Who people are and how they come in; left out, local accounts under the names of this machine. */
  readonly identity?: Partial<Omit<IdentitySetting, 'demonstration'>>;
  /** Certificate and key, when this server itself speaks TLS. */
  readonly tls?: Tls | undefined;
  /** An invented county with invented people: only over the folder of a demonstration, and only for this machine. */
  readonly demo?: boolean;
  /** Everybody is this one: for specifications and measurements. No command of the command line gives it. */
  readonly everybody?: (() => Principal) | undefined;
  /** Addresses and networks of proxies whose word is taken for the client's address, host and protocol. */
  readonly trustProxy?: readonly string[];
  /** Where the log is kept; left out, in the folder. */
  readonly store?: StoreSetting;
  /** The key of sealed bids; left out, the folder's own, which no log on a server has. */
  readonly sealKeyFile?: string | undefined;
  /** So many hours without any answer of a provider's are told to the council; left out, 24. */
  readonly silenceHours?: number | undefined;
  /** Networks besides the internet to which webhooks may go, over plain http too; left out, none. */
  readonly webhookAllow?: readonly string[] | undefined;
  readonly clock?: Clock;
  readonly progress?: Progress;
  /** What may be asked of it; left out of it, the default. */
  readonly limits?: Partial<Limits>;
  /** Where `/metrics` is answered on 127.0.0.1, 0 for any free port; left out, nowhere. */
  readonly metricsPort?: number | undefined;
}

/** A place or a way in which the server must not serve. */
export class HostRefused extends Error {
  override readonly name = 'HostRefused';
}

/** Passwords and figures travel encrypted, or not at all; and invented people meet nobody else. Throws HostRefused. */
export function demandSafePlace(options: ServerOptions): void {
  const { host = '127.0.0.1', tls, trustProxy = [], identity = {}, demo = false } = options;
  if (demo) demandDemonstration(options);
  if (!isLoopback(host) && !tls && trustProxy.length === 0)
    throw new HostRefused(
      `On ${host} others would read what is sent. Set TLS_CERT_FILE and TLS_KEY_FILE, or TRUST_PROXY to the proxy that ` +
        `speaks TLS for this server, or leave out --host ${host}.`,
    );
  if (!isLoopback(host) && !identity.publicUrl?.startsWith('https:'))
    throw new HostRefused(
      `Set PUBLIC_URL to the address that people type, such as https://evenhand.example.org, to listen on ${host}.`,
    );
  const shared = (options.store ?? embedded).kind !== 'sqlite' && !options.everybody;
  if (shared && (!identity.oidc || identity.localAccounts !== false))
    throw new HostRefused(
      'With the log on a server, people come through the sign-in of the council, which every node knows: set ' +
        'LOCAL_ACCOUNTS=off, OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET_FILE.',
    );
}

/** Its people come in by a link: only with an invented county, and only on this machine. */
function demandDemonstration({
  host = '127.0.0.1',
  folder,
  store = embedded,
  trustProxy = [],
}: ServerOptions): void {
  if (!isLoopback(host) || trustProxy.length > 0)
    throw new HostRefused('The demonstration is for this machine only: leave out --host, and TRUST_PROXY.');
  if (store.kind !== 'sqlite' || !isDemoFolder(folder))
    throw new HostRefused(`${folder} was not made by the demonstration, whose people are invented.`);
}
