import { readFileSync } from 'node:fs';
import { BlockList } from 'node:net';
import { each, isEvenhand, isKurrentDb, oneShot, portOf, type Rule } from '../compose-file.ts';

/** The server binds loopback only: whoever talks to it shares the host's network, and a published port reaches nobody. */
export const hostNetwork: Rule = (compose) =>
  each(compose, (service) => [
    ...(service.ports === undefined ? [] : ['publishes a port']),
    ...(isEvenhand(service) && service.network_mode !== 'host' ? ["does not share the host's network"] : []),
  ]);

/** On the host's network every port is taken once; 3000 is the page. */
export const ports: Rule = (compose) => {
  const nodes = Object.values(compose.services).filter((service) => isEvenhand(service) && !oneShot(service));
  const proxied = compose.services['proxy'] !== undefined;
  const taken = [...nodes.map(portOf), ...(proxied ? [3000] : [])];
  return [
    ...(new Set(taken).size === taken.length ? [] : [`A port is taken twice: ${taken.join(', ')}`]),
    ...(taken.includes(3000) ? [] : ['Nobody serves port 3000']),
  ];
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
  each(compose, (service, name) => {
    if (oneShot(service)) return [];
    const test = service.healthcheck?.test.join(' ') ?? '';
    if (isKurrentDb(service))
      return test.includes('https://localhost:2113/health/live') ? [] : ['is not asked how it is'];
    const own = /http:\/\/127\.0\.0\.1:(\d+)(\/\w+)/.exec(test);
    const [, port, path] = own ?? (isEvenhand(service) && !service.healthcheck ? imageAsks() : []);
    const serves = name === 'proxy' ? 3000 : portOf(service);
    return Number(port) === serves && path === '/readyz'
      ? []
      : [`is not asked for /readyz on port ${serves}`];
  });
