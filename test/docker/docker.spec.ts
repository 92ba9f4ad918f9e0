import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

const read = (path: string) => readFileSync(path, 'utf8');
const { services, volumes } = parse(read('docker/compose.yaml'));
const dockerfile = read('docker/Dockerfile');
const stage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

/** The instructions of one kind in the last stage, continued lines joined. */
const instructions = (name: string) =>
  [...stage.replaceAll('\\\n', ' ').matchAll(new RegExp(`^${name}\\s+(.*)$`, 'gm'))].map(([, rest]) => rest);

describe('docker/compose.yaml', () => {
  it('runs evenhand alone, built from this repository', () => {
    expect(Object.keys(services)).toEqual(['evenhand']);
    expect(services.evenhand.build).toEqual({ context: '..', dockerfile: 'docker/Dockerfile' });
    expect(existsSync('docker/Dockerfile')).toBe(true);
  });

  it("shares the host's network, because the server binds loopback only, and publishes no port", () => {
    expect(services.evenhand.network_mode).toBe('host');
    expect(services.evenhand.ports).toBeUndefined();
  });

  it('keeps the data in a volume, and nothing else is writable but /tmp', () => {
    expect(services.evenhand.volumes).toEqual(['data:/data']);
    expect(Object.keys(volumes)).toEqual(['data']);
    expect(services.evenhand.read_only).toBe(true);
    expect(services.evenhand.tmpfs).toEqual(['/tmp']);
  });

  it('starts again after a failure, and waits for a clean stop', () => {
    expect(services.evenhand.restart).toBe('unless-stopped');
    expect(services.evenhand.stop_grace_period).toBe('15s');
  });

  it('has no rights that it does not need', () => {
    expect(services.evenhand.cap_drop).toEqual(['ALL']);
    expect(services.evenhand.security_opt).toEqual(['no-new-privileges:true']);
    expect(services.evenhand.privileged).toBeUndefined();
  });
});

describe('docker/Dockerfile', () => {
  it('builds on the Node that package.json asks for', () => {
    const { engines } = JSON.parse(read('package.json'));
    const bases = [...dockerfile.matchAll(/^FROM node:(\d+)-/gm)].map(([, major]) => `>=${major}.0.0`);
    expect(bases).toEqual([engines.node, engines.node]);
  });

  it('runs `evenhand serve` as a user without rights, on the volume that compose names', () => {
    expect(instructions('ENTRYPOINT')).toEqual(['["node", "bin/evenhand.mjs"]']);
    expect(instructions('CMD')).toEqual(['["serve"]']);
    expect(instructions('USER')).toEqual(['node']);
    expect(instructions('VOLUME')).toEqual(['/data']);
    expect(instructions('ENV').join(' ')).toContain('EVENHAND_DATA=/data');
    expect(instructions('RUN').join(' ')).toContain('--owner=node');
  });

  it('asks the server whether it is ready, once it had the time to build its views', () => {
    expect(instructions('HEALTHCHECK').join(' ')).toContain('http://127.0.0.1:3000/readyz');
    expect(instructions('HEALTHCHECK').join(' ')).toContain('--start-period=10m');
  });

  it('copies only what exists, or what the build makes', () => {
    const copied = instructions('COPY').map((rest) => /--from=build \/app\/(\S+)/.exec(rest!)?.[1]);
    expect(copied.filter((path) => path !== 'dist' && path !== 'node_modules' && !existsSync(path!))).toEqual(
      [],
    );
    expect(copied).toContain('dist');
  });

  it('leaves what it does not need, and every secret of the clone, out of the build', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toEqual(
      expect.arrayContaining(['.git', 'node_modules', 'dist', 'data', 'demo-data', 'test']),
    );
  });
});
