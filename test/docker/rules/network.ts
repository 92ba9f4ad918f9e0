import { readFileSync } from 'node:fs';
import { BlockList } from 'node:net';
import { readConfig } from '../../../src/config.ts';
import { demandSafePlace } from '../../../src/server-options.ts';
import {
  each,
  isEvenhand,
  isKurrentDb,
  isProxy,
  oneShot,
  portOf,
  sharedAddress,
  type Rule,
} from '../compose-file.ts';
import { withSecrets } from '../secrets.ts';

/** Nothing but the proxy is reached from elsewhere, and it over TLS. */
export const reach: Rule = (compose) =>
  each(compose, (service) => [
    ...(service.network_mode === 'host' ? ["shares the host's network"] : []),
    ...(isProxy(service) || service.ports === undefined ? [] : ['publishes a port']),
    ...(isProxy(service) && service.ports?.join(' ') !== '443:8443 80:8080'
      ? [`publishes ${service.ports?.join(' ')}`]
      : []),
  ]);

/** An app node listens for the proxy, takes its word and nobody else's, and would start where it stands. */
export const place: Rule = (compose) => {
  const proxy = Object.values(compose.services).find(isProxy);
  return each(compose, (service) => {
    if (!isEvenhand(service) || oneShot(service)) return [];
    const [, host = '127.0.0.1'] = /--host\n(\S+)/.exec((service.command ?? []).join('\n')) ?? [];
    const { trustProxy, identity, store, themeColour } = readConfig(withSecrets(service));
    const trusted = proxy && sharedAddress(proxy, service);
    const wrong = [
      ...(host === '0.0.0.0' ? [] : ['does not listen to the proxy']),
      ...(trusted !== undefined && trustProxy.join() === trusted ? [] : ["does not take the proxy's word"]),
    ];
    try {
      demandSafePlace({
        folder: '/data',
        port: 3000,
        host,
        themeColour,
        identity,
        trustProxy,
        store,
      });
      return wrong;
    } catch (error) {
      return [...wrong, `would not start: ${(error as Error).message}`];
    }
  });
};

/** The proxy knows each app node where it serves. */
export const nodes: Rule = (compose) => {
  const serving = Object.values(compose.services).filter(
    (service) => isEvenhand(service) && !oneShot(service),
  );
  return each(compose, (service) => {
    if (!isProxy(service)) return [];
    const wanted = serving.map((node) => `${sharedAddress(node, service)}:${portOf(node)}`);
    const known = Object.entries(service.environment ?? {})
      .filter(([key]) => /^NODE_\d+$/.test(key))
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([, value]) => value);
    return known.join(' ') === wanted.join(' ') ? [] : [`knows ${known.join(' ')}`];
  });
};

/** Addresses are of the subnet, and everybody has another one; the first is the bridge's own. */
export const addresses: Rule = (compose) => {
  const seen = new Set<string>();
  return each(compose, ({ networks = {} }) =>
    Object.entries(networks).flatMap(([network, { ipv4_address: address }]) => {
      const [start = '', length = '0'] = compose.networks?.[network]?.ipam.config[0]?.subnet.split('/') ?? [];
      if (start === '') return [`is in ${network}, which has no subnet`];
      const subnet = new BlockList();
      subnet.addSubnet(start, Number(length));
      const free = !seen.has(address);
      seen.add(address);
      return [
        ...(free ? [] : [`has the address of another, ${address}`]),
        ...(subnet.check(address) ? [] : [`is at ${address}, outside ${start}/${length}`]),
        ...(/\.[01]$/.test(address) ? [`has the bridge's address, ${address}`] : []),
      ];
    }),
  );
};

const imageAsks = () =>
  /fetch\('http:\/\/127\.0\.0\.1:(\d+)(\/\w+)'\)/.exec(readFileSync('docker/Dockerfile', 'utf8')) ?? [];

/** What runs on is asked how it is: app nodes whether they are ready, on the port that they serve. */
export const health: Rule = (compose) =>
  each(compose, (service) => {
    if (oneShot(service)) return [];
    const test = service.healthcheck?.test.join(' ') ?? '';
    if (isKurrentDb(service))
      return test.includes('https://localhost:2113/health/live') ? [] : ['is not asked how it is'];
    const own = /http:\/\/127\.0\.0\.1:(\d+)(\/\w+)/.exec(test);
    const [, port, path] = own ?? (isEvenhand(service) && !service.healthcheck ? imageAsks() : []);
    const serves = isProxy(service) ? 3000 : portOf(service);
    return Number(port) === serves && path === '/readyz'
      ? []
      : [`is not asked for /readyz on port ${serves}`];
  });
