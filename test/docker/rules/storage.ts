import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { each, mounts, spoken, type Compose, type Rule, type Service } from '../compose-file.ts';

const difference = (some: Iterable<string>, others: Iterable<string>) => [
  ...new Set(some).difference(new Set(others)),
];

/** Declared and not used, or used and not declared. */
const ledger = (what: string, compose: Compose, declared: object, used: (service: Service) => string[]) => {
  const all = Object.values(compose.services).flatMap(used);
  return [
    ...difference(Object.keys(declared), all).map((name) => `The ${what} ${name} is not used`),
    ...difference(all, Object.keys(declared)).map((name) => `The ${what} ${name} is not declared`),
  ];
};

/** Everything that outlives a container is a named volume. */
export const volumes: Rule = (compose) =>
  ledger('volume', compose, compose.volumes ?? {}, (service) => mounts(service).map(({ source }) => source));

const ignored = () => readFileSync('.gitignore', 'utf8').split('\n');

/** Secrets are files that are not in the repository, and a service is given those that it reads. */
export const secrets: Rule = (compose) => [
  ...ledger('secret', compose, compose.secrets ?? {}, ({ secrets: own = [] }) => own),
  ...Object.entries(compose.secrets ?? {}).flatMap(([name, { file }]) =>
    file === `./secrets/${name}` && ignored().includes('/docker/secrets/')
      ? []
      : [`The secret ${name} is ${file}, which could be committed`],
  ),
  ...each(compose, (service) => {
    const read = [...spoken(service).matchAll(/\/run\/secrets\/([\w-]+)/g)].map(([, name = '']) => name);
    return [
      ...difference(read, service.secrets ?? []).map((name) => `is not given ${name}`),
      ...difference(service.secrets ?? [], read).map((name) => `has no use for ${name}`),
    ];
  }),
];

/** Settings in files are files of this repository. */
export const settings: Rule = (compose) => [
  ...ledger('config', compose, compose.configs ?? {}, ({ configs: own = [] }) =>
    own.map(({ source }) => source),
  ),
  ...Object.values(compose.configs ?? {}).flatMap(({ file }) =>
    existsSync(join('docker', file)) ? [] : [`${file} is not there`],
  ),
];

/** A path that a service is told lies in something that it is given. */
export const paths: Rule = (compose) =>
  each(compose, (service) => {
    const given = [
      ...mounts(service).map(({ target }) => target),
      ...(service.configs ?? []).map(({ target }) => target),
      ...(service.secrets ?? []).map((name) => `/run/secrets/${name}`),
    ];
    const told = [
      ...Object.entries(service.environment ?? {}).flatMap(([key, value]) =>
        /(_FILE|_PATH|_CERTS|^AUTHORITY|^CERTIFICATES|^TRUST)$/.test(key) ? [value] : [],
      ),
      ...[...spoken(service).matchAll(/(?:tlsCAFile=|--cacert\n)([^&\s]+)/g)].map(([, path = '']) => path),
    ];
    return told
      .filter((path) => !given.some((place) => path === place || path.startsWith(`${place}/`)))
      .map((path) => `is told of ${path}, which it does not have`);
  });
