import { readFileSync } from 'node:fs';
import { each, isEvenhand, isKurrentDb, isProxy, oneShot, type Rule } from '../compose-file.ts';
import { kurrentDbKeys } from '../kurrentdb-options.ts';

const keysIn = (path: string, pattern: RegExp) =>
  [...readFileSync(path, 'utf8').matchAll(pattern)].map(([, key]) => key);

/** The keys that the configuration reads. */
const evenhandKeys = () =>
  new Set(
    ['src/config.ts', 'src/identity-config.ts'].flatMap((path) => keysIn(path, /^ {2}([A-Z][A-Z_]+):/gm)),
  );

/** What the file of the proxy takes from its environment. */
const proxyKeys = () => new Set(keysIn('docker/haproxy.cfg', /"\$\{(\w+)\}"/g));

/** What a script of ours reads, by its text, and what Node reads for it. */
const scriptKeys = (path: string) => {
  const text = readFileSync(path, 'utf8');
  const [, destructured = ''] = /const \{([^}]*)\} = process\.env;/.exec(text) ?? [];
  const names = path.endsWith('.sh')
    ? text.matchAll(/\$\{?([A-Z]+)\b/g)
    : destructured.matchAll(/\b([A-Z_]{3,})\b/g);
  return new Set([...names].map(([, key]) => key).concat('NODE_EXTRA_CA_CERTS'));
};

/** Every key is one that its reader knows. A KurrentDB that meets another one does not start. */
export const environment: Rule = (compose) =>
  each(compose, (service, name) => {
    const { environment: keys = {}, entrypoint = [], configs = [] } = service;
    const script = configs.find(({ target }) => entrypoint.some((part) => target.endsWith(part)));
    const file = script && compose.configs?.[script.source]?.file;
    const known = file
      ? scriptKeys(`docker/${file}`)
      : isKurrentDb(service)
        ? kurrentDbKeys
        : isEvenhand(service)
          ? evenhandKeys()
          : isProxy(service)
            ? proxyKeys()
            : new Set<string>();
    const exported = [...entrypoint.join('\n').matchAll(/\b(KURRENTDB_\w+)/g)].map(([, key = '']) => key);
    return [...Object.keys(keys), ...exported]
      .filter((key) => !known.has(key))
      .map((key) => `sets ${key}, which ${name} does not know`);
  });

/** No password is in a file that can be committed: only the paths of secrets are. */
export const passwords: Rule = (compose) =>
  each(compose, ({ environment: keys = {} }) =>
    Object.entries(keys).flatMap(([key, value]) => [
      ...(/PASSWORD|SECRET|TOKEN/.test(key) && !value.startsWith('/run/secrets/')
        ? [`has a password in ${key}`]
        : []),
      ...(/\/\/[^/@?]*:[^/@?]*@/.test(value) ? [`has a password in the address in ${key}`] : []),
    ]),
  );

/** A KurrentDB that runs on does nothing that Evenhand does not need, and tells nobody. */
export const quiet: Rule = (compose) =>
  each(compose, (service) => {
    if (!isKurrentDb(service) || oneShot(service)) return [];
    const { KURRENTDB_RUN_PROJECTIONS: projections, KURRENTDB_TELEMETRY_OPTOUT: silent } =
      service.environment ?? {};
    return [
      ...(projections === 'None' ? [] : ['runs projections']),
      ...(silent === 'true' ? [] : ['sends telemetry']),
    ];
  });
