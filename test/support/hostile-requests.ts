import fc from './fast-check.ts';

const words = (text: string) => text.split(' ');
const methods = ['', ...words('GET POST HEAD OPTIONS PUT DELETE TRACE CONNECT QUERY get BREW')];
const paths = words(
  '/ /offers /referrals/R1 /api /api/v1/events /api/v1/providers /api/v1/frameworks/F1/areas /readyz /theme.css /metrics ' +
    '/api/v1/frameworks/F1/policies /assets/supported.js * http://localhost/livez //evil.example/ /../../etc/passwd ' +
    '/assets/%2e%2e/%2e%2e/package.json',
);
const questions = words('asOf knownAt framework state provider format from limit __proto__ a[b]');
const names = words('Host Origin Cookie Expect Range Accept Idempotency-Key');
const types = [
  ...words('application/json text/plain multipart/form-data ;'),
  'application/json; charset=latin1',
  '',
];

/** What is hostile in any place: control bytes, bytes of no text, encodings of them, very long ones, ordinary ones. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary-ascii', maxLength: 12 }),
  fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  fc.constantFrom(
    '%',
    '%00',
    '%zz',
    '%ff',
    '%c0%af',
    '%2e%2e%2f',
    '..;/',
    '\0',
    '\r\nX: 1',
    '{{7*7}}',
    '<script>',
    "'--",
  ),
  fc.constantFrom('2026-02-30', '-1', '1e999', 'NaN', '9'.repeat(400), '__proto__', 'constructor', '\ud800'),
  fc.nat({ max: 12_000 }).map((length) => 'x'.repeat(length)),
);
/** Hostility in one place hides it from every other: most parts of most requests are as they should be. */
const mostly = <T>(often: fc.Arbitrary<T>, rare: fc.Arbitrary<T>, weight = 15) =>
  fc.oneof({ weight, arbitrary: often }, { weight: 1, arbitrary: rare });

const encoded = hostile.map((text) => encodeURIComponent(text.toWellFormed()));
const tame = fc.constantFrom(
  '2026-06-30',
  'F1',
  'P1',
  'declined',
  '7',
  'csv',
  '*/*',
  'http://localhost',
  'a=b',
);
const value = mostly(fc.oneof(tame, encoded), hostile);
const asked = fc.tuple(fc.constantFrom(...questions), value).map(([name, value]) => `${name}=${value}`);
const target = fc
  .tuple(
    fc.constantFrom(...paths),
    mostly(fc.constant(''), fc.oneof(encoded, hostile), 4),
    fc.array(asked, { maxLength: 2 }),
  )
  .map(([path, more, asked]) => `${path}${more}${asked.length > 0 ? `?${asked.join('&')}` : ''}`);
const header = fc
  .tuple(mostly(fc.constantFrom(...names), hostile), value)
  .map(([name, value]) => `${name}: ${value}`);
const object = fc.dictionary(fc.constantFrom(...questions, 'name', 'area', 'policy'), fc.jsonValue());
const body = fc.oneof(
  object.map((fields) => JSON.stringify(fields)),
  hostile,
  fc.nat({ max: 9_000 }).map((depth) => '['.repeat(depth)),
  fc.constantFrom('', '{"__proto__":{"a":1}}', '{"provider":"P1","name":null}', '{"a":[]}', '1', 'null'),
);

/** A request that is nearly one, as bytes in Latin-1. */
const hostileRequest = fc
  .record({
    method: mostly(fc.constantFrom('GET', 'POST'), fc.constantFrom(...methods), 4),
    target,
    version: mostly(
      fc.constant('HTTP/1.1'),
      fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'HTTP/9', 'FTP/1.1', ''),
    ),
    headers: fc.array(header, { maxLength: 2 }),
    type: mostly(fc.constant('application/json'), fc.constantFrom(...types), 4),
    body,
    length: mostly(fc.constant(undefined), fc.constantFrom('0', '-1', '1', '99999999', 'x', '1e3')),
    ending: mostly(fc.constant('\r\n'), fc.constantFrom('\n', '\r', '')),
  })
  .map(({ method, target, version, headers, type, body, length, ending }) =>
    [
      `${method} ${target} ${version}`,
      'Host: localhost',
      'Connection: close',
      `Content-Type: ${type}`,
      `Content-Length: ${length ?? Buffer.byteLength(body, 'latin1')}`,
      ...headers,
      '',
      body,
    ].join(ending),
  );

/** So many requests, the same ones for the same seed. */
export const hostileRequests = (count: number, seed: number): readonly string[] =>
  fc.sample(hostileRequest, { seed, numRuns: count });
