import { composeFile, type Compose, type Rule } from './compose-file.ts';
import * as environment from './rules/environment.ts';
import * as naming from './rules/naming.ts';
import * as privileges from './rules/privileges.ts';
import * as storage from './rules/storage.ts';

const everywhere: Readonly<Record<string, Rule>> = {
  ...environment,
  ...naming,
  ...privileges,
  ...storage,
};
const file = 'docker/compose.cluster.yaml';

describe.each(['docker/compose.yaml', file])('%s', (path) => {
  it.each(Object.keys(everywhere))('keeps the rule of %s', (name) => {
    expect(everywhere[name]!(composeFile(path))).toEqual([]);
  });
});

describe('a compose file that breaks a rule', () => {
  type Plant = readonly [
    rule: string,
    wrong: string,
    change: (services: Compose['services'], all: Compose) => void,
  ];
  const planted: readonly Plant[] = [
    [
      'environment',
      'kurrentdb-1 sets KURRENTDB_INT_IP, which kurrentdb-1 does not know',
      (s) => (s['kurrentdb-1']!.environment!['KURRENTDB_INT_IP'] = '10.0.0.1'),
    ],
    [
      'environment',
      'evenhand-1 sets EVENTSTORE, which evenhand-1 does not know',
      (s) => (s['evenhand-1']!.environment!['EVENTSTORE'] = 'sqlite'),
    ],
    [
      'environment',
      'rights sets PASSWORD, which rights does not know',
      (s) => (s['rights']!.environment!['PASSWORD'] = '/run/secrets/evenhand-password'),
    ],
    [
      'environment',
      'certificates sets RENEWAL, which certificates does not know',
      (s) => (s['certificates']!.environment!['RENEWAL'] = '1'),
    ],
    [
      'environment',
      'proxy sets NODE_3, which proxy does not know',
      (s) => (s['proxy']!.environment!['NODE_3'] = '172.30.242.13:3000'),
    ],
    [
      'environment',
      'kurrentdb-2 sets KURRENTDB_ADMIN_PASSWORD, which kurrentdb-2 does not know',
      (s) => s['kurrentdb-2']!.entrypoint!.push('export KURRENTDB_ADMIN_PASSWORD'),
    ],
    [
      'passwords',
      'evenhand-2 has a password in EVENT_STORE_PASSWORD_FILE',
      (s) => (s['evenhand-2']!.environment!['EVENT_STORE_PASSWORD_FILE'] = 'hunter2'),
    ],
    [
      'passwords',
      'evenhand-2 has a password in the address in EVENT_STORE',
      (s) => (s['evenhand-2']!.environment!['EVENT_STORE'] = 'esdb://evenhand:hunter2@172.30.240.11:2113'),
    ],
    [
      'quiet',
      'kurrentdb-3 runs projections',
      (s) => delete s['kurrentdb-3']!.environment!['KURRENTDB_RUN_PROJECTIONS'],
    ],
    [
      'quiet',
      'kurrentdb-3 sends telemetry',
      (s) => (s['kurrentdb-3']!.environment!['KURRENTDB_TELEMETRY_OPTOUT'] = 'false'),
    ],
    ['names', 'Evenhand is no name of ours', (_, all) => (all.name = 'Evenhand')],
    ['names', 'kurrentDB is not kebab-case', (s) => (s['kurrentDB'] = s['kurrentdb-1']!)],
    ['names', 'rights waits for kurrentdb-1, which is not there', (s) => delete s['kurrentdb-1']],
    ['names', 'rights waits for the health of kurrentdb-2', (s) => delete s['kurrentdb-2']!.healthcheck],
    [
      'names',
      'evenhand-1 waits for rights to be service_started',
      (s) => (s['evenhand-1']!.depends_on!['rights']!.condition = 'service_started'),
    ],
    [
      'images',
      'proxy runs haproxy:latest, which is no one version',
      (s) => (s['proxy']!.image = 'haproxy:latest'),
    ],
    [
      'images',
      'kurrentdb-1 runs docker.kurrent.io/kurrent-lts/kurrentdb:lts, which is no one version',
      (s) => (s['kurrentdb-1']!.image = 'docker.kurrent.io/kurrent-lts/kurrentdb:lts'),
    ],
    ['images', 'evenhand-1 is not built from this repository', (s) => delete s['evenhand-1']!.build],
    ['users', 'kurrentdb-1 runs as root', (s) => delete s['kurrentdb-1']!.user],
    ['users', 'evenhand-1 runs as root', (s) => (s['evenhand-1']!.user = '0')],
    ['users', 'certificates runs as root', (s) => delete s['certificates']!.network_mode],
    ['users', 'owner runs as root', (s) => s['owner']!.cap_add!.push('SYS_ADMIN')],
    ['rights', 'proxy keeps capabilities', (s) => delete s['proxy']!.cap_drop],
    ['rights', 'proxy can get new privileges', (s) => (s['proxy']!.security_opt = [])],
    ['rights', 'kurrentdb-1 is privileged', (s) => (s['kurrentdb-1']!.privileged = true)],
    ['rights', 'evenhand-1 adds capabilities', (s) => (s['evenhand-1']!.cap_add = ['NET_ADMIN'])],
    ['readOnly', 'evenhand-1 can write to its root file system', (s) => delete s['evenhand-1']!.read_only],
    ['lives', 'proxy has no init', (s) => delete s['proxy']!.init],
    ['lives', 'evenhand-2 does not start again', (s) => delete s['evenhand-2']!.restart],
    ['lives', 'kurrentdb-1 is not given time to stop', (s) => delete s['kurrentdb-1']!.stop_grace_period],
    ['volumes', 'The volume evenhand-1 is not declared', (_, all) => delete all.volumes!['evenhand-1']],
    ['volumes', 'The volume spare is not used', (_, all) => (all.volumes!['spare'] = null)],
    ['volumes', 'The volume ./here is not declared', (s) => s['evenhand-1']!.volumes!.push('./here:/there')],
    [
      'secrets',
      'The secret evenhand-password is not declared',
      (_, all) => delete all.secrets!['evenhand-password'],
    ],
    ['secrets', 'kurrentdb-1 is not given kurrentdb-ops-password', (s) => s['kurrentdb-1']!.secrets!.pop()],
    [
      'secrets',
      'proxy has no use for evenhand-password',
      (s) => (s['proxy']!.secrets = ['evenhand-password']),
    ],
    [
      'secrets',
      'The secret evenhand-password is ./evenhand-password, which could be committed',
      (_, all) => (all.secrets!['evenhand-password']!.file = './evenhand-password'),
    ],
    ['settings', './missing.cfg is not there', (_, all) => (all.configs!['haproxy']!.file = './missing.cfg')],
    ['settings', 'The config haproxy is not used', (s) => delete s['proxy']!.configs],
    [
      'paths',
      'kurrentdb-1 is told of /certificates/1/node.crt, which it does not have',
      (s) =>
        (s['kurrentdb-1']!.volumes = s['kurrentdb-1']!.volumes!.filter((v) => !v.startsWith('certificates'))),
    ],
    [
      'paths',
      'evenhand-2 is told of /trust/ca.crt, which it does not have',
      (s) => s['evenhand-2']!.volumes!.pop(),
    ],
  ];

  it.each(planted)('%s: %s', (rule, wrong, change) => {
    const compose = composeFile(file);
    change(compose.services, compose);
    expect(everywhere[rule]!(compose)).toContain(wrong);
  });

  it('is planted for every rule', () => {
    expect(new Set(planted.map(([rule]) => rule))).toEqual(new Set(Object.keys(everywhere)));
  });
});
