import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { roles } from '#access';
import { reference } from '#event-sourcing';
import { isLoopback } from './http/foreign-requests.ts';
import type { Tls } from './http/hardened-adapter.ts';
import type { MailSetting } from './identity/mail.ts';
import type { OidcSetting } from './identity/oidc.ts';

const given = (text: string) => (text.trim() === '' ? undefined : text.trim());
const optional = z.string().transform(given).optional();
const file = optional.describe('the path of a file');
const list = (text: string) => text.split(',').flatMap((each) => each.trim() || []);

const web = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))
    ? url
    : undefined;
};

const role = z.union([
  z.enum(roles).exclude(['system', 'service', 'provider']),
  z.templateLiteral(['provider:', reference]),
]);

/** Who people are and how they come in; every key is explained in README, "Settings". */
export const identityEnvironment = {
  PUBLIC_URL: optional.refine(
    (text) => text === undefined || (web(text)?.pathname === '/' && web(text)?.search === ''),
    'the address that people type, such as https://evenhand.example.org, without a path',
  ),
  TLS_CERT_FILE: file,
  TLS_KEY_FILE: file,
  LOCAL_ACCOUNTS: z.enum(['on', 'off']).default('on'),
  OIDC_ISSUER: optional.refine(
    (text) => text === undefined || web(text) !== undefined,
    'an address that begins with https:// (http:// only on this machine)',
  ),
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET_FILE: file,
  OIDC_ROLES_CLAIM: z.string().trim().min(1).default('roles'),
  OIDC_ROLES: z
    .string()
    .default('')
    .transform((text) => list(text).map((each) => each.split('=').map((part) => part.trim())))
    .refine(
      (pairs) =>
        pairs.every((pair) => pair.length === 2 && pair[0] !== '' && role.safeParse(pair[1]).success),
      'pairs of a value of the claim and a role, such as Evenhand.Managers=contract-manager, Care.P16=provider:P16',
    ),
  OIDC_REQUIRED_AMR: z.string().default('').transform(list),
  BREAK_GLASS_FILE: file,
  SMTP_URL: optional.refine(
    (text) => text === undefined || /^smtps?:\/\/[^\s]+$/.test(text),
    'smtp://host:587 or smtps://host:465',
  ),
  SMTP_PASSWORD_FILE: file,
  MAIL_FROM: optional.refine(
    (text) => text === undefined || /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(text),
    'an address such as evenhand@example.org',
  ),
};

const environment = z.object(identityEnvironment);
type Environment = z.output<typeof environment>;

/** Something that is set does not go with the rest; the message names the keys. */
export class BadIdentity extends Error {
  override readonly name = 'BadIdentity';
}

/** As read from the environment: everything about people but the demonstration, which no environment can name. */
export interface IdentityConfig {
  readonly publicUrl: string | undefined;
  readonly tls: Tls | undefined;
  readonly localAccounts: boolean;
  readonly oidc: OidcSetting | undefined;
  readonly breakGlassFile: string | undefined;
  readonly mail: MailSetting | undefined;
}

/** Throws BadIdentity when keys do not go together, or a file cannot be read. */
export function identityFrom(env: Environment): IdentityConfig {
  const oidc = oidcIn(env);
  if (env.LOCAL_ACCOUNTS === 'off' && !oidc)
    throw new BadIdentity(
      'LOCAL_ACCOUNTS may be off only when OIDC_ISSUER says where people sign in instead.',
    );
  return {
    publicUrl: env.PUBLIC_URL === undefined ? undefined : new URL(env.PUBLIC_URL).origin,
    tls: tlsIn(env),
    localAccounts: env.LOCAL_ACCOUNTS === 'on',
    oidc,
    breakGlassFile: env.BREAK_GLASS_FILE,
    mail: mailIn(env),
  };
}

function together<K extends string>(
  keys: Readonly<Record<K, string | undefined>>,
): Readonly<Record<K, string>> | undefined {
  const named = Object.entries<string | undefined>(keys);
  if (named.every(([, text]) => text === undefined)) return undefined;
  const missing = named.filter(([, text]) => text === undefined).map(([key]) => key);
  if (missing.length > 0)
    throw new BadIdentity(
      `${missing.join(' and ')} must be given too, beside ${named.find(([, text]) => text !== undefined)?.[0]}.`,
    );
  return keys as Readonly<Record<K, string>>;
}

function oidcIn(env: Environment): IdentityConfig['oidc'] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET_FILE, OIDC_ROLES: pairs } = env;
  const found = together({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET_FILE });
  return (
    found && {
      issuer: found.OIDC_ISSUER,
      clientId: found.OIDC_CLIENT_ID,
      clientSecret: secretIn('OIDC_CLIENT_SECRET_FILE', found.OIDC_CLIENT_SECRET_FILE),
      rolesClaim: env.OIDC_ROLES_CLAIM,
      roleMap: pairs.length === 0 ? null : new Map(pairs as [string, string][]),
      requiredAmr: env.OIDC_REQUIRED_AMR,
    }
  );
}

function tlsIn({ TLS_CERT_FILE, TLS_KEY_FILE }: Environment): IdentityConfig['tls'] {
  const found = together({ TLS_CERT_FILE, TLS_KEY_FILE });
  return (
    found && {
      cert: textIn('TLS_CERT_FILE', found.TLS_CERT_FILE),
      key: textIn('TLS_KEY_FILE', found.TLS_KEY_FILE),
    }
  );
}

function mailIn({ SMTP_URL, MAIL_FROM, SMTP_PASSWORD_FILE }: Environment): IdentityConfig['mail'] {
  const found = together({ SMTP_URL, MAIL_FROM });
  if (!found) return undefined;
  const password =
    SMTP_PASSWORD_FILE === undefined ? {} : { password: secretIn('SMTP_PASSWORD_FILE', SMTP_PASSWORD_FILE) };
  return { url: found.SMTP_URL, from: found.MAIL_FROM, ...password };
}

function textIn(key: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new BadIdentity(
      `${key} must be a file that can be read: ${path} (${(error as { code?: string }).code}).`,
    );
  }
}

function secretIn(key: string, path: string): string {
  const text = textIn(key, path).trim();
  if (text === '') throw new BadIdentity(`${key} must hold a secret: ${path} is empty.`);
  return text;
}
