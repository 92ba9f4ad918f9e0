/** Every answer of the server has these, whatever was asked. */
const required: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /^default-src 'none'; (?!.*'unsafe-(inline|eval)').*frame-ancestors 'none'$/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-embedder-policy': /^require-corp$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /\bcamera=\(\).*\bmicrophone=\(\)/,
  'cache-control': /\bno-store\b|^public, max-age=0$/,
};

/** Nobody needs to know what the server is made of. */
const forbidden = ['x-powered-by', 'server', 'strict-transport-security', 'access-control-allow-origin'];

/** A line of a stack, a place in the source or on the disk. */
const inside = /\n\s+at |node:internal|node_modules|\.[jt]s:\d|file:\/\/|\/(tmp|home|usr)\//;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** The first answer in what came over a connection; undefined when there is none. */
export function parseAnswer(text: string): Answer | undefined {
  const [, status, head = '', body = ''] =
    /^HTTP\/1\.1 (\d{3})[^\r]*\r\n([\s\S]*?)\r\n\r\n([\s\S]*)$/.exec(text) ?? [];
  if (status === undefined) return undefined;
  const pairs = head
    .split('\r\n')
    .map((line) => [line.split(':')[0]!.toLowerCase(), line.replace(/^[^:]*: ?/, '')]);
  return { status: Number(status), headers: Object.fromEntries(pairs) as Answer['headers'], body };
}

/** What is wrong with an answer, whatever was asked: nothing, if all is well. */
export function faultsOf({ status, headers, body }: Answer): readonly string[] {
  const missing = Object.entries(required).filter(([name, form]) => !form.test(String(headers[name])));
  const told = forbidden.filter((name) => name in headers);
  return [
    ...missing.map(([name]) => `lacks ${name}`),
    ...told.map((name) => `has ${name}`),
    ...(status >= 500 ? [`fails with ${status}`] : []),
    ...(status >= 400 && inside.test(body) ? ['shows its inside'] : []),
  ];
}
