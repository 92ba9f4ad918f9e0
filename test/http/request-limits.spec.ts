import type { Patience } from '../../src/http/hardened-adapter.ts';
import { faultsOf, parseAnswer } from '../support/answer-faults.ts';
import { hardenedServer, type HardenedServer } from '../support/hardened-server.ts';
import { exchange } from '../support/raw-exchange.ts';

let server: HardenedServer;
beforeAll(async () => {
  server = await hardenedServer();
});

const nested = (depth: number, inside = '') => '['.repeat(depth) + inside + ']'.repeat(depth);
const head = (line: string, ...headers: string[]) =>
  [line, 'Host: localhost', 'Connection: close', ...headers, '', ''].join('\r\n');
const post = (body: string | Buffer, type = 'application/json') =>
  Buffer.concat([
    Buffer.from(
      head(
        'POST /api/v1/echo HTTP/1.1',
        `Content-Type: ${type}`,
        `Content-Length: ${Buffer.byteLength(body)}`,
      ),
    ),
    Buffer.from(body),
  ]);
const get = (path: string, ...headers: string[]) => head(`GET ${path} HTTP/1.1`, ...headers);
const many = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => of(at));

async function answerTo(bytes: Uint8Array | string, to = server) {
  const { answer, closed } = await exchange(to.port, bytes);
  expect(closed).toBe(true);
  return parseAnswer(answer)!;
}

describe('a request', () => {
  it.each([
    ['a body nested 32 deep', post(nested(32)), 201],
    ['33 deep', post(nested(33)), 400],
    ['5,000 deep', post(nested(5_000)), 400],
    ['5,000 deep in objects', post(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`), 400],
    ['brackets in its texts', post(JSON.stringify({ a: `\\"${'['.repeat(50)}`, '{{"[': '\\' })), 201],
    ['brackets after a text that ends with a backslash', post(`["\\\\",${nested(32)}]`), 400],
    ['10,000 values', post(`[${many(10_000, () => '1').join(',')}]`), 201],
    ['10,001 values', post(`[${many(10_001, () => '1').join(',')}]`), 400],
    ['a body of a mebibyte', post(JSON.stringify('x'.repeat(1024 * 1024 - 2))), 201],
    ['a byte more', post(JSON.stringify('x'.repeat(1024 * 1024 - 1))), 413],
    ['a body that is no JSON', post('{"a":'), 400],
    ['a body that is empty', post(''), 400],
    ['a body that is no text', post(Buffer.from([0x22, 0xff, 0x22])), 400],
    ['a form', post('a=1', 'application/x-www-form-urlencoded'), 415],
    ['plain text', post('{}', 'text/plain'), 415],
    ['a type that nobody knows', post('{}', 'image/png'), 415],
    ['XML', post('<a/>', 'text/xml'), 415],
    ['a long address', get(`/api/v1/caller?a=${'x'.repeat(4_079)}`), 200],
    ['a longer one', get(`/api/v1/caller?a=${'x'.repeat(4_080)}`), 414],
    ['a path too long', get(`/api/v1/failing/${'4'.repeat(101)}`), 414],
    ['100 fields', get(`/api/v1/caller?${many(100, (at) => `f${at}=1`).join('&')}`), 200],
    ['101 fields', get(`/api/v1/caller?${many(101, (at) => `f${at}=1`).join('&')}`), 400],
    ['100 headers', get('/api/v1/caller', ...many(98, (at) => `X-${at}: 1`)), 200],
    ['101 headers', get('/api/v1/caller', ...many(99, (at) => `X-${at}: 1`)), 431],
    ['headers of 17 KiB', get('/api/v1/caller', `X-A: ${'x'.repeat(17 * 1024)}`), 431],
    ['a NUL in its path', get('/api/v1/failing/4%0004'), 400],
    ['a NUL in its question', get('/api/v1/caller?a=%00'), 400],
    ['a bare NUL', get('/api/v1/caller?a=\0'), 400],
    ['broken percent-encoding in its path', get('/api/v1/failing/%e0%a4%a'), 400],
    ['broken percent-encoding in its question', get('/api/v1/caller?a=%zz'), 400],
    ['percent-encoding of no text', get('/api/v1/caller?a=%ff'), 400],
    ['a method that nobody knows', head('BREW /api/v1/caller HTTP/1.1'), 400],
    ['a method of others', head('LOCK /api/v1/caller HTTP/1.1'), 404],
    ['TRACE', head('TRACE /api/v1/caller HTTP/1.1', 'X-Secret: canary'), 404],
    ['an expectation that nobody knows', get('/api/v1/caller', 'Expect: miracles'), 200],
    ['no Host', 'GET /api/v1/caller HTTP/1.1\r\nConnection: close\r\n\r\n', 403],
    ['two lengths', post('{}').toString().replace('\r\n', '\r\nContent-Length: 3\r\n'), 400],
    ['a length and chunks', post('{}').toString().replace('\r\n', '\r\nTransfer-Encoding: chunked\r\n'), 400],
    ['no HTTP', 'EHLO localhost\r\n\r\n', 400],
    ['a body shorter than it says', post('{}').subarray(0, -1), 400],
  ])('with %s', async (_, bytes, status) => {
    const answer = await answerTo(bytes);
    expect(answer.status).toBe(status);
    expect(faultsOf(answer)).toEqual([]);
    if (status < 400) return;
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(JSON.parse(answer.body)).toMatchObject({
      status,
      type: expect.stringMatching(/^urn:evenhand:[a-z-]+$/),
    });
    expect(answer.body).not.toContain('canary');
  });
});

describe('what would change what every object is made of', () => {
  const poisons = [
    '{"__proto__":{"polluted":1}}',
    '{"a":{"__proto__":{"polluted":1}}}',
    '[{"__proto__":null}]',
    '{"\\u005f_proto__":{"polluted":1}}',
    '{"__proto\\u005f\\u005f":{"polluted":1}}',
    '{"__proto__" :1}',
    '{"__proto__"\n:{"toString":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"a":[{"constructor":{"prototype":{"polluted":1}}}]}',
    '{"\\u0063onstructor":{"prototype":{"polluted":1}}}',
    '{"constructor":{"\\u0070rototype":{"polluted":1}}}',
  ];

  it.each(poisons)('is refused: %s', async (body) => {
    const answer = await answerTo(post(body));
    expect(answer.status).toBe(400);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each(['{"prototype":1}', '{"constructor":"Smith"}', '{"proto":{"polluted":1}}', '"__proto__"'])(
    'is not suspected where it is harmless: %s',
    async (body) => {
      expect(JSON.parse((await answerTo(post(body))).body)).toEqual({ body: JSON.parse(body) });
    },
  );
});

describe('a caller who takes his time', () => {
  const [slow, long] = [400, 30_000];
  const hurried = (patience: Partial<Patience>) =>
    hardenedServer({ patience: { headers: long, request: long, idle: long, next: long, ...patience } });
  const kept = get('/api/v1/caller').replace('Connection: close\r\n', '');
  const listener = { silence: long, patience: 5_000 };

  it.each([
    ['the headers', { headers: slow }, 'GET /api/v1/caller HTTP/1.1\r\nHost: localhost\r\nX-Slow: '],
    ['the body', { headers: slow, request: slow }, post('{"a":1}').subarray(0, -3)],
  ])('over %s is told that it was too long, and cut off', async (_, patience, bytes) => {
    const { port } = await hurried(patience);
    const { answer, closed } = await exchange(port, bytes, listener);
    expect([closed, parseAnswer(answer)?.status]).toEqual([true, 408]);
    expect(faultsOf(parseAnswer(answer)!)).toEqual([]);
  });

  it.each([
    ['between two requests', { next: slow }, kept, 200],
    ['without a byte', { idle: slow }, '', undefined],
    ['and is kept waiting', { idle: slow }, get('/api/v1/never'), undefined],
  ])('%s is cut off', async (_, patience, bytes, status) => {
    const { port } = await hurried(patience);
    const { answer, closed } = await exchange(port, bytes, listener);
    expect([closed, parseAnswer(answer)?.status]).toEqual([true, status]);
  });

  it.each(['GET / HTTP/1.1\r\n', kept])('is waited for where nobody is in a hurry: %j', async (bytes) => {
    const { port } = await hurried({});
    expect(await exchange(port, bytes, { ...listener, patience: 2_500 })).toMatchObject({ closed: false });
  });
});
