import { composeFile, type Compose, type Rule } from './compose-file.ts';
import * as network from './rules/network.ts';

const rules: Readonly<Record<string, Rule>> = { ...network };
const file = 'docker/compose.cluster.yaml';

describe.each(['docker/compose.yaml', file])('%s', (path) => {
  it.each(Object.keys(rules))('keeps the rule of %s', (name) => {
    expect(rules[name]!(composeFile(path))).toEqual([]);
  });
});

describe('a network that breaks a rule', () => {
  type Plant = readonly [
    rule: string,
    wrong: string,
    change: (services: Compose['services'], all: Compose) => void,
  ];
  const planted: readonly Plant[] = [
    ['reach', 'kurrentdb-1 publishes a port', (s) => (s['kurrentdb-1']!.ports = ['2113:2113'])],
    ['reach', 'evenhand-1 publishes a port', (s) => (s['evenhand-1']!.ports = ['3000:3000'])],
    ['reach', "evenhand-1 shares the host's network", (s) => (s['evenhand-1']!.network_mode = 'host')],
    ['reach', 'proxy publishes 80:8080', (s) => (s['proxy']!.ports = ['80:8080'])],
    ['place', 'evenhand-1 does not listen to the proxy', (s) => (s['evenhand-1']!.command = ['serve'])],
    [
      'place',
      "evenhand-2 does not take the proxy's word",
      (s) => (s['evenhand-2']!.environment!['TRUST_PROXY'] = '172.30.242.0/24'),
    ],
    [
      'place',
      "evenhand-1 does not take the proxy's word",
      (s) => (s['proxy']!.networks!['front']!.ipv4_address = '172.30.242.20'),
    ],
    [
      'place',
      'evenhand-1 would not start: Set PUBLIC_URL to the address that people type, such as ' +
        'https://evenhand.example.org, to listen on 0.0.0.0.',
      (s) => delete s['evenhand-1']!.environment!['PUBLIC_URL'],
    ],
    [
      'nodes',
      'proxy knows 172.30.242.11:3000 172.30.242.22:3000',
      (s) => (s['proxy']!.environment!['NODE_2'] = '172.30.242.22:3000'),
    ],
    [
      'nodes',
      'proxy knows 172.30.242.11:3000 172.30.242.12:3000',
      (s) => s['evenhand-2']!.command!.push('--port', '3001'),
    ],
    [
      'addresses',
      'kurrentdb-2 has the address of another, 172.30.240.11',
      (s) => (s['kurrentdb-2']!.networks!['log']!.ipv4_address = '172.30.240.11'),
    ],
    [
      'addresses',
      'kurrentdb-2 is at 172.30.241.12, outside 172.30.240.0/24',
      (s) => (s['kurrentdb-2']!.networks!['log']!.ipv4_address = '172.30.241.12'),
    ],
    [
      'addresses',
      "kurrentdb-2 has the bridge's address, 172.30.240.1",
      (s) => (s['kurrentdb-2']!.networks!['log']!.ipv4_address = '172.30.240.1'),
    ],
    ['addresses', 'kurrentdb-3 is in log, which has no subnet', (_, all) => delete all.networks],
    [
      'health',
      'evenhand-2 is not asked for /readyz on port 3001',
      (s) => s['evenhand-2']!.command!.push('--port', '3001'),
    ],
    ['health', 'proxy is not asked for /readyz on port 3000', (s) => delete s['proxy']!.healthcheck],
    [
      'health',
      'kurrentdb-1 is not asked how it is',
      (s) => (s['kurrentdb-1']!.healthcheck!.test = ['CMD', 'true']),
    ],
  ];

  it.each(planted)('%s: %s', (rule, wrong, change) => {
    const compose = composeFile(file);
    change(compose.services, compose);
    expect(rules[rule]!(compose)).toContain(wrong);
  });

  it('is planted for every rule', () => {
    expect(new Set(planted.map(([rule]) => rule))).toEqual(new Set(Object.keys(rules)));
  });
});
