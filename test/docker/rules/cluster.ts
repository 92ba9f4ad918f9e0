import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { parseConnectionString } from '@eventstore/db-client/dist/Client/parseConnectionString.js';
import { parse } from 'yaml';
import { readConfig } from '../../../src/config.ts';
import {
  each,
  isEvenhand,
  isKurrentDb,
  oneShot,
  sharedAddress,
  type Compose,
  type Rule,
  type Service,
} from '../compose-file.ts';
import { withSecrets } from '../secrets.ts';

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
 * Nodes are called by name, since Node takes no IP address for the name of a TLS server, and whoever calls them is in a
 * network with each: there Docker knows the names of services.
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
      const away = (host: string) => {
        const node = nodes.find(({ name }) => name === host) && compose.services[host];
        return node === undefined || sharedAddress(node, service) === undefined;
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

/** How an app node finds the log, as its configuration and the client itself understand it. */
export const connection: Rule = (compose) => {
  const hosts = members(compose).map(({ name }) => ({ address: name, port: 2113 }));
  return each(compose, (service) => {
    if (!isEvenhand(service) || oneShot(service)) return [];
    const { store } = readConfig(withSecrets(service));
    if (store.kind === 'sqlite') return hosts.length === 0 ? [] : ['keeps the log beside the cluster'];
    const options = parseConnectionString(store.connection);
    const told = store.connection.split('?')[1]?.split('&').length ?? 0;
    const { dnsDiscover, hosts: found, defaultCredentials: as, ...understood } = options;
    return [
      ...(JSON.stringify(found) === JSON.stringify(hosts) && !dnsDiscover ? [] : ['does not know all nodes']),
      ...(understood.tls === true && understood.tlsCAFile === '/trust/ca.crt' ? [] : ['does not use TLS']),
      ...(understood.nodePreference === 'leader' ? [] : ['does not ask the leader']),
      ...(as?.password === 'a secret' && as.username !== 'admin' ? [] : ['signs in as nobody of its own']),
      ...(Object.keys(understood).length === told ? [] : ['has options that the client does not know']),
    ];
  });
};

/** The file of the nodes says what a backup needs. */
export const nodeFile = (file = readFileSync('docker/kurrentdb.conf', 'utf8')) =>
  parse(file)?.SecondaryIndexing?.Enabled === false ? [] : ['The nodes keep secondary indexes'];
