import { existsSync, readFileSync } from 'node:fs';
import { composeFile } from './compose-file.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const { services, volumes } = composeFile('docker/compose.yaml');
const evenhand = services['evenhand']!;
const dockerfile = read('docker/Dockerfile');
const stage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

/** The instructions of one kind in the last stage, continued lines joined. */
const instructions = (name: string) =>
  [...stage.replaceAll('\\\n', ' ').matchAll(new RegExp(`^${name}\\s+(.*)$`, 'gm'))].map(([, rest]) => rest);

describe('docker/compose.yaml', () => {
  it('runs evenhand, built from this repository, behind a proxy, and nothing else', () => {
    expect(Object.keys(services)).toEqual(['evenhand', 'proxy']);
    expect(evenhand.build).toEqual({ context: '..', dockerfile: 'docker/Dockerfile' });
    expect(existsSync('docker/Dockerfile')).toBe(true);
  });

  it('keeps the data in a volume, and nothing else is writable but /tmp', () => {
    expect(evenhand.volumes).toEqual(['data:/data']);
    expect(Object.keys(volumes!)).toEqual(['data']);
    expect(evenhand.read_only).toBe(true);
    expect(evenhand.tmpfs).toEqual(['/tmp']);
  });

  it('starts again after a failure, and waits for a clean stop', () => {
    expect(evenhand.restart).toBe('unless-stopped');
    expect(evenhand.stop_grace_period).toBe('15s');
  });

  it('has no rights that it does not need', () => {
    expect(evenhand.cap_drop).toEqual(['ALL']);
    expect(evenhand.security_opt).toEqual(['no-new-privileges:true']);
    expect(evenhand.privileged).toBeUndefined();
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
