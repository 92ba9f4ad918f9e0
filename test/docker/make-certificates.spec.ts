import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Writes what it was asked for where the real tool writes certificates and keys, and refuses to write over them. */
const tool = `#!/bin/sh
set -eu
kind=$1; shift; asked="$*"
while [ $# -gt 0 ]; do
  case $1 in -out) out=$2;; -ca-key) [ -r "$2" ];; esac
  shift 2
done
name=node; [ "$kind" = create-ca ] && name=ca
[ -e "$out/$name.crt" ] && exit 1
[ "\${FAILS-}" = "$kind" ] && exit 1
mkdir -p "$out"
echo "$kind $asked $(od -An -N8 -tx1 /dev/urandom)" > "$out/$name.crt"
echo "key of $kind" > "$out/$name.key"
`;

describe('docker/make-certificates.sh', () => {
  const addresses = ['10.0.0.1', '10.0.0.2', '10.0.0.3'];

  const folder = temporaryFolder();

  function folders() {
    const root = mkdtempSync(join(folder, 'run-'));
    const at = (...path: string[]) => join(root, ...path);
    for (const name of ['bin', 'authority', 'certificates', 'trust']) mkdirSync(at(name));
    writeFileSync(at('bin', 'es-gencert-cli'), tool);
    writeFileSync(at('bin', 'chown'), `#!/bin/sh\necho "$@" >> ${at('owners')}\n`);
    for (const name of ['es-gencert-cli', 'chown']) chmodSync(at('bin', name), 0o755);
    const make = (more: Readonly<Record<string, string>> = {}) =>
      execFileSync('/bin/sh', ['docker/make-certificates.sh', ...addresses], {
        env: {
          PATH: `${at('bin')}:${process.env['PATH']}`,
          AUTHORITY: at('authority'),
          CERTIFICATES: at('certificates'),
          TRUST: at('trust'),
          OWNER: '1001:1001',
          ...more,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: 20_000,
      });
    const certificate = (node: number) => readFileSync(at('certificates', `${node}`, 'node.crt'), 'utf8');
    const authority = () => readFileSync(at('authority', 'ca', 'ca.crt'), 'utf8');
    return { at, make, certificate, authority };
  }

  it('makes an authority, and for each node a certificate with its address', () => {
    const { at, make, certificate, authority } = folders();
    make();
    expect(authority()).toMatch(/^create-ca /);
    for (const [index, address] of addresses.entries()) {
      expect(certificate(index + 1)).toContain(
        `-ip-addresses 127.0.0.1,${address} -dns-names localhost,kurrentdb-${index + 1}`,
      );
    }
    expect(readFileSync(at('owners'), 'utf8').split('\n').filter(Boolean)).toHaveLength(3);
  });

  it("keeps the authority's key to itself, and gives the nodes' keys to their user alone", () => {
    const { at, make, authority } = folders();
    make();
    expect(readdirSync(at('trust'))).toEqual(['ca.crt']);
    expect(readFileSync(at('trust', 'ca.crt'), 'utf8')).toBe(authority());
    expect(readdirSync(at('certificates'), { recursive: true }).map(String).toSorted()).toEqual(
      [1, 2, 3].flatMap((node) => [`${node}`, join(`${node}`, 'node.crt'), join(`${node}`, 'node.key')]),
    );
    expect(readFileSync(at('owners'), 'utf8')).toMatch(/^1001:1001 .*node\.key$/m);
    const mode = (...path: string[]) => statSync(at(...path)).mode & 0o777;
    expect(mode('certificates', '1', 'node.key')).toBe(0o400);
    expect(mode('authority', 'ca', 'ca.key')).toBe(0o400);
    expect(mode('trust', 'ca.crt')).toBe(0o444);
  });

  it('changes nothing when it runs again, and only the nodes when it is to renew', () => {
    const { make, certificate, authority } = folders();
    make();
    const before = { ca: authority(), nodes: [1, 2, 3].map(certificate) };
    make();
    expect({ ca: authority(), nodes: [1, 2, 3].map(certificate) }).toEqual(before);
    make({ RENEW: '1' });
    expect(authority()).toBe(before.ca);
    for (const node of [1, 2, 3]) expect(certificate(node)).not.toBe(before.nodes[node - 1]);
  });

  it.each(['create-ca', 'create-node'])('goes on where a run failed in %s', (kind) => {
    const { make, certificate, authority } = folders();
    expect(() => make({ FAILS: kind })).toThrow('docker/make-certificates.sh');
    make();
    expect(authority()).toMatch(/^create-ca /);
    for (const node of [1, 2, 3]) expect(certificate(node)).toMatch(/^create-node /);
  });
});
