// Completes package-lock.json. A registry that does not serve a package for another platform makes npm leave it out of
// the lock, and `npm ci` then refuses the lock everywhere ("Missing: … from lock file"). Optional dependencies with an
// exact version need nothing from a registry to be written down: their version is in the lock, and their names say
// what they run on.
//
//     node scripts/complete-lock.mjs [FILE]
import { readFileSync, writeFileSync } from 'node:fs';

const systems = new Map(
  ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'].map(
    (name) => [name, name],
  ),
).set('win', 'win32');
const processors = new Set([
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'mipsel',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]);
const exact = /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/;

/** What a package runs on, by the words of its name: `@swc/core-linux-arm64-musl` → os, cpu and libc. */
function platform(name) {
  const words = name.split(/[^a-z0-9]+/);
  return {
    os: words.map((word) => systems.get(word)).find(Boolean),
    cpu: words.find((word) => processors.has(word)),
    libc: words.flatMap((word) => /^(?:gnu|musl)/.exec(word) ?? [])[0]?.replace('gnu', 'glibc'),
  };
}

/** Where Node looks for `name` from a package's folder, nearest first. */
function places(path, name) {
  const above =
    path === '' ? [] : places(path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1)), name);
  return [`${path === '' ? '' : `${path}/`}node_modules/${name}`, ...above];
}

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const { packages } = lock;
const added = [];
const unclear = [];
for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (!exact.test(version)) continue;
    const candidates = places(path, name);
    const nearest = candidates.find((place) => packages[place]);
    if (nearest && packages[nearest].version === version) continue;
    const { os, cpu, libc } = platform(name);
    if (!os && cpu !== 'wasm32') {
      unclear.push(`${name}@${version}`);
      continue;
    }
    packages[nearest ? candidates[0] : candidates.at(-1)] = {
      version,
      ...(cpu && { cpu: [cpu] }),
      ...(dev && { dev }),
      ...(os === 'linux' && libc && { libc: [libc] }),
      optional: true,
      ...(os && { os: [os] }),
    };
    added.push(`${name}@${version}`);
  }
}
if (added.length > 0) {
  lock.packages = Object.fromEntries(
    Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')),
  );
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
for (const each of added) console.log(`added ${each}`);
console.log(`${file}: ${added.length} added`);
if (unclear.length > 0) {
  console.error(`The names of these do not say what they run on, add them by hand: ${unclear.join(', ')}`);
  process.exitCode = 1;
}
