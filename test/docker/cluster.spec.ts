import { jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { composeFile, type Compose, type Rule } from './compose-file.ts';
import { certificates, connection, membership, nodeFile, ownership, resolution } from './rules/cluster.ts';

const file = 'docker/compose.cluster.yaml';
const ofCompose = { certificates, connection, membership, ownership, resolution };
const all: Readonly<Record<string, Rule>> = {
  ...ofCompose,
  nodeFile: () => nodeFile(),
};

describe('docker/compose.cluster.yaml', () => {
  it.each(Object.keys(all))('keeps the rule of %s', (rule) => {
    expect(all[rule]!(composeFile(file))).toEqual([]);
  });
});

describe('a cluster that breaks a rule', () => {
  type Plant = readonly [keyof typeof ofCompose, string, (services: Compose['services']) => void];
  const told = (change: (text: string) => string) => (s: Compose['services']) => {
    const { environment } = s['evenhand-1']!;
    environment!['EVENT_STORE'] = change(environment!['EVENT_STORE']!);
  };
  const planted: readonly Plant[] = [
    [
      'membership',
      'kurrentdb-2 needs kurrentdb-1:2113,kurrentdb-3:2113 for KURRENTDB_GOSSIP_SEED',
      (s) => (s['kurrentdb-2']!.environment!['KURRENTDB_GOSSIP_SEED'] = 'kurrentdb-1:2113'),
    ],
    [
      'membership',
      'kurrentdb-1 needs 172.30.240.21 for KURRENTDB_REPLICATION_IP',
      (s) => (s['kurrentdb-1']!.networks!['log']!.ipv4_address = '172.30.240.21'),
    ],
    [
      'membership',
      'kurrentdb-3 needs /certificates/3/node.key for KURRENTDB_CERTIFICATE_PRIVATE_KEY_FILE',
      (s) => {
        s['kurrentdb-3']!.environment!['KURRENTDB_CERTIFICATE_PRIVATE_KEY_FILE'] = '/certificates/2/node.key';
      },
    ],
    [
      'certificates',
      'kurrentdb-2 at 172.30.240.12 gets no certificate',
      (s) => (s['certificates']!.command = ['172.30.240.11', '172.30.240.22', '172.30.240.13']),
    ],
    ['certificates', '2 nodes are no cluster of three', (s) => delete s['kurrentdb-3']],
    [
      'certificates',
      'log-4 is not the name in its certificate',
      (s) => (s['log-4'] = structuredClone(s['kurrentdb-3']!)),
    ],
    [
      'ownership',
      'kurrentdb-1 runs as 1000:1000 and owns nothing',
      (s) => (s['kurrentdb-1']!.user = '1000:1000'),
    ],
    [
      'ownership',
      'kurrentdb-1 runs as 1001:1001 and cannot read its key',
      (s) => (s['certificates']!.environment!['OWNER'] = '1000:1000'),
    ],
    ['ownership', 'kurrentdb-3-messages has no owner', (s) => s['owner']!.volumes!.pop()],
    ['ownership', 'kurrentdb-2 keeps no /var/lib/kurrentdb', (s) => s['kurrentdb-2']!.volumes!.shift()],
    [
      'connection',
      'evenhand-1 does not know all nodes',
      told((text) => text.replace('kurrentdb-3', 'kurrentdb-4')),
    ],
    ['connection', 'evenhand-1 does not use TLS', told((text) => text.replace('tls=true', 'tls=false'))],
    [
      'connection',
      'evenhand-1 does not use TLS',
      told((text) => text.replace('&tlsCAFile=/trust/ca.crt', '')),
    ],
    ['connection', 'evenhand-1 does not ask the leader', told((text) => text.replace('=leader', '=random'))],
    [
      'connection',
      'evenhand-1 signs in as nobody of its own',
      told((text) => text.replace('evenhand@', 'admin@')),
    ],
    [
      'connection',
      'evenhand-1 has options that the client does not know',
      told((text) => text.replace('discoveryInterval', 'discoverEvery')),
    ],
    [
      'connection',
      'evenhand-2 keeps the log beside the cluster',
      (s) => (s['evenhand-2']!.environment!['EVENT_STORE'] = 'sqlite'),
    ],
    [
      'resolution',
      'evenhand-1 calls 172.30.240.12, which is no name',
      told((text) => text.replace('kurrentdb-2', '172.30.240.12')),
    ],
    [
      'resolution',
      'rights calls 172.30.240.11, which is no name',
      (s) => (s['rights']!.environment!['CLUSTER'] = 'esdb://172.30.240.11:2113?tls=true'),
    ],
    [
      'resolution',
      'kurrentdb-2 is not advertised by name',
      (s) => (s['kurrentdb-2']!.environment!['KURRENTDB_ADVERTISE_HOST_TO_CLIENT_AS'] = '172.30.240.12'),
    ],
    [
      'resolution',
      'kurrentdb-3 is not advertised by name',
      (s) => delete s['kurrentdb-3']!.environment!['KURRENTDB_NODE_HOST_ADVERTISE_AS'],
    ],
    [
      'resolution',
      'rights does not find kurrentdb-1',
      (s) => (s['rights']!.networks = { front: { ipv4_address: '172.30.242.31' } }),
    ],
    [
      'resolution',
      'evenhand-2 does not find kurrentdb-3',
      (s) => (s['kurrentdb-3']!.networks = { own: { ipv4_address: '172.30.243.13' } }),
    ],
    [
      'resolution',
      'evenhand-1 does not find log.example',
      (s) => (s['kurrentdb-1']!.environment!['KURRENTDB_ADVERTISE_HOST_TO_CLIENT_AS'] = 'log.example'),
    ],
  ];

  it.each(planted)('%s: %s', (rule, wrong, change) => {
    const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const compose = composeFile(file);
    change(compose.services);
    expect(ofCompose[rule](compose)).toContain(wrong);
    warned.mockRestore();
  });

  it.each(['Enabled: true', 'Enable: false'])('nodeFile: %s', (line) => {
    const text = readFileSync('docker/kurrentdb.conf', 'utf8').replace('Enabled: false', line);
    expect(nodeFile(text)).toEqual(['The nodes keep secondary indexes']);
  });

  it('is planted for every rule', () => {
    expect(new Set(planted.map(([rule]) => rule))).toEqual(new Set(Object.keys(ofCompose)));
  });
});
