import { readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { parseConnectionString } from '@eventstore/db-client/dist/Client/parseConnectionString.js';
import { parse } from 'yaml';
import { readConfig } from '../../../src/config.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import {
  each,
  isEvenhand,
  isKurrentDb,
  oneShot,
  portOf,
  type Compose,
  type Rule,
  type Service,
} from '../compose-file.ts';

/** The KurrentDB nodes in order, each with its address. */
const members = (compose: Compose) =>
  Object.entries(compose.services)
    .filter(([, service]) => isKurrentDb(service) && !oneShot(service))
    .map(([name, { environment = {}, networks = {} }], at) => {
      const [{ ipv4_address: address } = { ipv4_address: '' }] = Object.values(networks);
      return { name, number: at + 1, environment, address };
    });

/** Each node knows the two others, is known by its own name, replicates at its own address, and has the certificate that names it. */
export const membership: Rule = (compose) => {
  const nodes = members(compose);
  return nodes.flatMap(({ name, number, environment, address }) => {
    const others = nodes.filter((node) => node.name !== name).map((node) => `${node.name}:2113`);
    const wanted = {
      KURRENTDB_CLUSTER_SIZE: '3',
      KURRENTDB_DISCOVER_VIA_DNS: 'false',
      KURRENTDB_GOSSIP_SEED: others.join(','),
      KURRENTDB_NODE_IP: '0.0.0.0',
      KURRENTDB_NODE_PORT: '2113',
      KURRENTDB_REPLICATION_IP: address,
      KURRENTDB_NODE_HOST_ADVERTISE_AS: name,
      KURRENTDB_CERTIFICATE_FILE: `/certificates/${number}/node.crt`,
      KURRENTDB_CERTIFICATE_PRIVATE_KEY_FILE: `/certificates/${number}/node.key`,
      KURRENTDB_TRUSTED_ROOT_CERTIFICATES_PATH: '/trust',
    };
    return Object.entries(wanted)
      .filter(([key, value]) => environment[key] !== value)
      .map(([key, value]) => `${name} needs ${value} for ${key}`);
  });
};

/** Three nodes, a certificate for each at its address. */
export const certificates: Rule = (compose) => {
  const nodes = members(compose);
  const made = compose.services['certificates']?.command ?? [];
  return [
    ...(nodes.length === 3 ? [] : [`${nodes.length} nodes are no cluster of three`]),
    ...nodes
      .filter(({ address, number }) => made[number - 1] !== address)
      .map(({ name, address }) => `${name} at ${address} gets no certificate`),
    ...nodes
      .filter(({ number, name }) => name !== `kurrentdb-${number}`)
      .map(({ name }) => `${name} is not the name in its certificate`),
  ];
};

/** The owner of the nodes' volumes and keys is the user that the nodes run as, and has all of their volumes. */
export const ownership: Rule = (compose) => {
  const { owner, certificates: maker } = compose.services;
  const kept = new Set((owner?.volumes ?? []).map((volume) => volume.split(':')[0]));
  return members(compose).flatMap(({ name }) => {
    const { user = '', volumes = [] } = compose.services[name]!;
    const own = volumes.map((volume) => volume.split(':')).filter(([, , mode]) => mode !== 'ro');
    return [
      ...(owner?.entrypoint?.includes(user) ? [] : [`${name} runs as ${user} and owns nothing`]),
      ...(maker?.environment?.['OWNER'] === user ? [] : [`${name} runs as ${user} and cannot read its key`]),
      ...own.filter(([source]) => !kept.has(source)).map(([source]) => `${source} has no owner`),
      ...['/var/lib/kurrentdb', '/var/log/kurrentdb']
        .filter((place) => !own.some(([, target]) => target === place))
        .map((place) => `${name} keeps no ${place}`),
    ];
  });
};

/** The name that clients are told to use for a node. */
const advertised = ({ environment }: ReturnType<typeof members>[number]) =>
  environment['KURRENTDB_ADVERTISE_HOST_TO_CLIENT_AS'] ??
  environment['KURRENTDB_NODE_HOST_ADVERTISE_AS'] ??
  '';

/** The hosts of each connection string that a service is given, where it goes over TLS. */
const secureHosts = ({ environment = {} }: Service) =>
  Object.values(environment)
    .filter((value) => value.startsWith('esdb') && !/[?&]tls=false/.test(value))
    .flatMap((connection) => parseConnectionString(connection.replace(/\/\/[^/@]*@/, '//')).hosts)
    .map(({ address }) => address);

/**
 * Nodes are called by name, since Node takes no IP address for the name of a TLS server, and whoever calls them knows the
 * address of each name: those in its connection string, and those that the nodes advertise instead.
 */
export const resolution: Rule = (compose) => {
  const nodes = members(compose);
  return [
    ...nodes
      .filter((node) => advertised(node) === '' || isIP(advertised(node)) !== 0)
      .map(({ name }) => `${name} is not advertised by name`),
    ...each(compose, (service) => {
      const hosts = secureHosts(service);
      if (hosts.length === 0) return [];
      const known = new Map(Object.entries(service.extra_hosts ?? {}));
      const away = (host: string) => {
        const node = nodes.find(({ name }) => name === host);
        return node === undefined || known.get(host) !== node.address;
      };
      return [
        ...hosts.filter((host) => isIP(host) !== 0).map((host) => `calls ${host}, which is no name`),
        ...[...new Set([...hosts, ...nodes.map(advertised)])]
          .filter((host) => isIP(host) === 0 && away(host))
          .map((host) => `does not find ${host}`),
      ];
    }),
  ];
};

const passwordFile = join(temporaryFolder(), 'password');
writeFileSync(passwordFile, 'a password\n');

/** How an app node finds the log, as its configuration and the client itself understand it. */
export const connection: Rule = (compose) => {
  const hosts = members(compose).map(({ name }) => ({ address: name, port: 2113 }));
  return each(compose, (service) => {
    if (!isEvenhand(service) || oneShot(service)) return [];
    const { store } = readConfig({ ...service.environment, EVENT_STORE_PASSWORD_FILE: passwordFile });
    if (store.kind === 'sqlite') return hosts.length === 0 ? [] : ['keeps the log beside the cluster'];
    const options = parseConnectionString(store.connection);
    const told = store.connection.split('?')[1]?.split('&').length ?? 0;
    const { dnsDiscover, hosts: found, defaultCredentials: as, ...understood } = options;
    return [
      ...(JSON.stringify(found) === JSON.stringify(hosts) && !dnsDiscover ? [] : ['does not know all nodes']),
      ...(understood.tls === true && understood.tlsCAFile === '/trust/ca.crt' ? [] : ['does not use TLS']),
      ...(understood.nodePreference === 'leader' ? [] : ['does not ask the leader']),
      ...(as?.password === 'a password' && as.username !== 'admin' ? [] : ['signs in as nobody of its own']),
      ...(Object.keys(understood).length === told ? [] : ['has options that the client does not know']),
    ];
  });
};

/** Whoever serves is behind the proxy, and is asked whether it is ready. */
export const proxy = (compose: Compose, config = readFileSync('docker/haproxy.cfg', 'utf8')) => {
  const servers = [...config.matchAll(/^ +server (\S+) 127\.0\.0\.1:(\d+) cookie (\S+)$/gm)];
  const nodes = Object.entries(compose.services).filter(
    ([, service]) => isEvenhand(service) && !oneShot(service),
  );
  const found = servers.map(([, name, port, cookie]) => `${name}:${port}:${cookie}`);
  const wanted = nodes.map(([name, service]) => `${name}:${portOf(service)}:${name}`);
  return [
    ...(found.join(' ') === wanted.join(' ') ? [] : [`The proxy serves ${found.join(' ')}`]),
    ...(/^ +bind 127\.0\.0\.1:3000$/m.test(config) ? [] : ['The proxy is not at 127.0.0.1:3000']),
    ...(/^ +bind (?!127\.0\.0\.1:)/m.test(config) ? ['The proxy can be reached from elsewhere'] : []),
    ...(/uri \/readyz .*hdr Host 127\.0\.0\.1$/m.test(config) ? [] : ['The proxy does not ask /readyz']),
    ...(/^ +default-server check /m.test(config) ? [] : ['The proxy asks nobody']),
    ...(/^ +cookie \S+ insert /m.test(config) ? [] : ['The proxy keeps nobody on a node']),
    ...(/^ +option forwardfor$/m.test(config) ? [] : ['The proxy does not say who asks']),
    ...nodes
      .filter(([, { environment }]) => environment?.['TRUST_PROXY'] !== '127.0.0.1')
      .map(([name]) => `${name} does not take the proxy's word`),
  ];
};

/** The file of the nodes says what a backup needs. */
export const nodeFile = (file = readFileSync('docker/kurrentdb.conf', 'utf8')) =>
  parse(file)?.SecondaryIndexing?.Enabled === false ? [] : ['The nodes keep secondary indexes'];
