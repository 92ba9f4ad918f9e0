import { readFileSync } from 'node:fs';
import { each, isEvenhand, isKurrentDb, oneShot, type Rule, type Service } from '../compose-file.ts';

const imageUser = () => /^USER (\w+)$/m.exec(readFileSync('docker/Dockerfile', 'utf8'))?.[1] ?? 'root';
const userOf = (service: Service) => service.user ?? (isEvenhand(service) ? imageUser() : 'root');
const isRoot = (service: Service) => /^(root|0)(:|$)/.test(userOf(service));

/** What root may keep to give files their owner. */
const ofOwners = new Set(['CHOWN', 'DAC_READ_SEARCH']);

/** Nobody is root but a one-shot that gives files their owner, which has no network and no other right of root. */
export const users: Rule = (compose) =>
  each(compose, (service) => {
    if (!isRoot(service)) return [];
    const { cap_add: added = [], network_mode: network } = service;
    const confined = network === 'none' && added.every((right) => ofOwners.has(right));
    return oneShot(service) && confined ? [] : ['runs as root'];
  });

/** Nobody has a right of root, or can get one. */
export const rights: Rule = (compose) =>
  each(compose, (service) => [
    ...(service.cap_drop?.join(',') === 'ALL' ? [] : ['keeps capabilities']),
    ...(service.security_opt?.includes('no-new-privileges:true') ? [] : ['can get new privileges']),
    ...(service.privileged === undefined ? [] : ['is privileged']),
    ...(service.cap_add !== undefined && !isRoot(service) ? ['adds capabilities'] : []),
  ]);

/** Nothing but volumes can be written to. What KurrentDB writes beside its volumes is its own business: it is not ours. */
export const readOnly: Rule = (compose) =>
  each(compose, (service) => {
    const free = isKurrentDb(service) && !oneShot(service);
    return service.read_only === true || free ? [] : ['can write to its root file system'];
  });

/** What runs on starts again, has somebody to reap its processes, and is given the time to stop. */
export const lives: Rule = (compose) =>
  each(compose, (service) => [
    ...(service.init === true ? [] : ['has no init']),
    ...(oneShot(service) || service.restart === 'unless-stopped' ? [] : ['does not start again']),
    ...(oneShot(service) || /^\d+s$/.test(service.stop_grace_period ?? '')
      ? []
      : ['is not given time to stop']),
  ]);
