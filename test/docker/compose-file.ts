import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface Service {
  image: string;
  build?: { readonly context: string; readonly dockerfile: string };
  user?: string;
  entrypoint?: string[];
  command?: string[];
  environment?: Record<string, string>;
  network_mode?: string;
  networks?: Record<string, { ipv4_address: string }>;
  extra_hosts?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  secrets?: string[];
  configs?: { source: string; target: string }[];
  tmpfs?: readonly string[];
  healthcheck?: { test: string[]; start_period?: string };
  depends_on?: Record<string, { condition: string }>;
  restart?: string;
  init?: boolean;
  stop_grace_period?: string;
  read_only?: boolean;
  privileged?: boolean;
  cap_drop?: string[];
  cap_add?: string[];
  security_opt?: string[];
}

/** A compose file, its anchors, merges and settings resolved; nothing in it is shared. */
export interface Compose {
  name?: string;
  services: Record<string, Service>;
  networks?: Record<string, { ipam: { config: { subnet: string }[] } }>;
  volumes?: Record<string, null>;
  configs?: Record<string, { file: string }>;
  secrets?: Record<string, { file: string }>;
}

/** What is wrong with a compose file: a sentence each, none when nothing is. */
export type Rule = (compose: Compose) => readonly string[];

/** What an operator sets, as in the page about containers. */
const operators: Readonly<Record<string, string>> = {
  PUBLIC_URL: 'https://evenhand.example.org',
  OIDC_ISSUER: 'https://login.example.org',
  OIDC_CLIENT_ID: 'evenhand',
};

/** What a compose file wants to be set (`:?`), or takes when it is set (`:-`). */
const setting = /\$\{([A-Z_]+):([?-])([^}]*)\}/g;

/** The settings without which a compose file does not start. */
export const demandedOf = (path: string): readonly string[] => [
  ...new Set(
    [...readFileSync(path, 'utf8').matchAll(setting)].flatMap(([, key = '', kind]) =>
      kind === '?' ? [key] : [],
    ),
  ),
];

export const composeFile = (path: string): Compose => {
  const text = readFileSync(path, 'utf8').replaceAll(setting, (_, key: string, kind: string, rest: string) =>
    kind === '?' ? (operators[key] ?? '') : rest,
  );
  return JSON.parse(JSON.stringify(parse(text, { merge: true })));
};

/** Each service in a sentence of a rule. */
export const each = (compose: Compose, wrong: (service: Service, name: string) => readonly string[]) =>
  Object.entries(compose.services).flatMap(([name, service]) =>
    wrong(service, name).map((sentence) => `${name} ${sentence}`),
  );

/** A service that does one thing and ends. */
export const oneShot = ({ restart }: Service) => restart === 'no';
export const isKurrentDb = ({ image }: Service) => /\/kurrentdb:/.test(image);
export const isEvenhand = ({ image }: Service) => image === 'evenhand';
export const isProxy = ({ image }: Service) => image.startsWith('haproxy:');

/** The address of a service in each network that another one is in too, the first first. */
export const sharedAddress = (service: Service, other: Service): string | undefined =>
  Object.entries(service.networks ?? {}).find(([network]) => network in (other.networks ?? {}))?.[1]
    .ipv4_address;

/** The port that an app node serves on. */
export function portOf({ command = [] }: Service): number {
  const at = command.indexOf('--port');
  return at === -1 ? 3000 : Number(command[at + 1]);
}

/** Source, target and mode of each volume of a service. */
export const mounts = ({ volumes = [] }: Service) =>
  volumes.map((volume) => {
    const [source = '', target = '', mode = 'rw'] = volume.split(':');
    return { source, target, mode };
  });

/** What a service says in words: its settings and what it runs. */
export const spoken = ({ entrypoint = [], command = [], environment = {}, healthcheck }: Service) =>
  [...entrypoint, ...command, ...Object.values(environment), ...(healthcheck?.test ?? [])].join('\n');
