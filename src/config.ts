import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { BadIdentity, type IdentityConfig, identityEnvironment, identityFrom } from './identity-config.ts';
import { ocidPrefix } from '../projections/open-contracting/ocid-prefix.ts';
import { contrastWithWhite } from './web/theme.ts';

/** Where the log is kept: embedded in the data folder, or on a server of EventStoreDB or KurrentDB. */
export type StoreSetting =
  | { readonly kind: 'sqlite' }
  | {
      readonly kind: 'eventstoredb';
      /** With its password: never show it to anybody. */
      readonly connection: string;
      /** What the names of this log's streams begin with on the server. */
      readonly prefix: string;
    };

export const embedded: StoreSetting = { kind: 'sqlite' };

/** Up to the user, the user, the password, and the rest. */
const connectionString = /^(esdb(?:\+discover)?:\/\/)(?:([^:@/?]+)(:[^@/?]*)?@)?([^@]+)$/;

/** An address, or a network with the length of its prefix; never the whole of either internet. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  if (bits === 0 || more.length > 0) return false;
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= bits);
}

/** The environment, read and checked once; every key is explained in README, "Settings". */
const environment = z.object({
  ...identityEnvironment,
  EVENHAND_DATA: z.string().min(1).default('./data'),
  EVENHAND_TOKEN: z.string().min(1).optional(),
  EVENT_STORE: z
    .string()
    .trim()
    .default('sqlite')
    .refine(
      (store) => store === 'sqlite' || connectionString.test(store),
      'sqlite, esdb://user@host:2113 or esdb+discover://user@name:2113 (":", "@" and "/" in a password are percent-encoded)',
    ),
  EVENT_STORE_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{1,64}$/, '1 to 64 letters, digits, "_", "." or "-"')
    .default('evenhand-'),
  EVENT_STORE_PASSWORD_FILE: z.string().min(1, 'the path of a file').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  OCDS_PREFIX: ocidPrefix.optional(),
  METRICS_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'a port')
    .transform(Number)
    .refine((port) => port <= 65_535, 'a port')
    .optional(),
  SEAL_KEY_FILE: z.string().min(1, 'the path of a file').optional(),
  SILENCE_HOURS: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'whole hours, 1 to 999')
    .default('24')
    .transform(Number),
  THEME_COLOUR: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'a colour such as #12436D')
    .refine(
      (colour) => contrastWithWhite(colour) >= 4.5,
      'a colour with a contrast of at least 4.5 : 1 with white',
    )
    .default('#12436D'),
  TRUST_PROXY: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((each) => each.trim() || []))
    .refine(
      (list) => list.every(isNetwork),
      'the addresses or networks of your proxies, such as 127.0.0.1, 10.0.0.0/8',
    ),
  WEBHOOK_ALLOW: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((each) => each.trim() || []))
    .refine((list) => list.every(isNetwork), 'addresses or networks, such as 10.1.0.0/16'),
});

export interface Config {
  readonly data: string;
  readonly store: StoreSetting;
  readonly logLevel: string;
  /** Undefined: nobody is told metrics. */
  readonly metricsPort: number | undefined;
  /** What open contracting ids begin with; undefined: none is published without another word. */
  readonly ocdsPrefix: string | undefined;
  /** The key of sealed bids; undefined: the data folder's own. */
  readonly sealKeyFile: string | undefined;
  /** So many hours without any answer of a provider's are told to the council. */
  readonly silenceHours: number;
  readonly themeColour: string;
  /** What the command line shows a server that it sends an import to; undefined: a file says it. */
  readonly token: string | undefined;
  /** Addresses and networks. */
  readonly trustProxy: readonly string[];
  /** Addresses and networks besides the internet to which webhooks may go. */
  readonly webhookAllow: readonly string[];
  readonly identity: IdentityConfig;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Something in the environment cannot be used; the message names the key and what it may be, never a password. */
export class BadConfiguration extends Error {
  override readonly name = 'BadConfiguration';
}

/** Throws BadConfiguration. */
export function readConfig(env: Environment = process.env): Config {
  const { success, data, error } = environment.safeParse(env);
  if (!success) {
    const wrong = error.issues.map(({ path, message }) => `${path.join('.')} must be ${message}`);
    throw new BadConfiguration(`${wrong.join('; ')}.`);
  }
  const { EVENHAND_DATA: folder, LOG_LEVEL: logLevel, METRICS_PORT: metricsPort } = data;
  const { SEAL_KEY_FILE: sealKeyFile, THEME_COLOUR: themeColour, TRUST_PROXY: trustProxy } = data;
  const identity = identityIn(data);
  const store = storeIn(data);
  const { EVENHAND_TOKEN: token, OCDS_PREFIX: ocdsPrefix } = data;
  const { SILENCE_HOURS: silenceHours, WEBHOOK_ALLOW: webhookAllow } = data;
  const open = { metricsPort, ocdsPrefix, token, trustProxy, silenceHours, webhookAllow };
  return { data: folder, store, logLevel, ...open, sealKeyFile, themeColour, identity };
}

function identityIn(env: z.output<typeof environment>): IdentityConfig {
  try {
    return identityFrom(env);
  } catch (error) {
    throw error instanceof BadIdentity ? new BadConfiguration(error.message) : error;
  }
}

/** Another store than the environment's, for a command that is told which: its password may be in the environment's file. */
export const readStore = (store: string, prefix?: string, env: Environment = process.env): StoreSetting =>
  readConfig({ ...env, EVENT_STORE: store, ...(prefix === undefined ? {} : { EVENT_STORE_PREFIX: prefix }) })
    .store;

function storeIn(env: z.infer<typeof environment>): StoreSetting {
  const { EVENT_STORE: store, EVENT_STORE_PREFIX: prefix, EVENT_STORE_PASSWORD_FILE: file } = env;
  if (store === 'sqlite') return embedded;
  if (file === undefined) return { kind: 'eventstoredb', connection: store, prefix };
  const [, scheme, user, password, hosts] = connectionString.exec(store) ?? [];
  if (user === undefined || password !== undefined) {
    throw new BadConfiguration(
      'EVENT_STORE must name a user and no password, esdb://user@host:2113, when EVENT_STORE_PASSWORD_FILE is given.',
    );
  }
  const connection = `${scheme}${user}:${encodeURIComponent(passwordIn(file))}@${hosts}`;
  return { kind: 'eventstoredb', connection, prefix };
}

function passwordIn(file: string): string {
  let password: string;
  try {
    password = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new BadConfiguration(
      `EVENT_STORE_PASSWORD_FILE must be a file that can be read: ${file} (${(error as { code?: string }).code}).`,
    );
  }
  if (password === '')
    throw new BadConfiguration(`EVENT_STORE_PASSWORD_FILE must hold a password: ${file} is empty.`);
  return password;
}
