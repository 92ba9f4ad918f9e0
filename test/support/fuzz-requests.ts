import fc from './fast-check.ts';
import { hostileText, hostileValue, named, type Schema, valueOf } from './fuzz-values.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** As much of an OpenAPI document as is read here. */
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** A request as it goes out, but for who sends it. */
export interface FuzzedRequest {
  readonly method: string;
  /** As it is described: `/api/v1/providers/{provider}/suspensions`. */
  readonly route: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The fields of a form that is still to be given its token. */
  readonly form?: Readonly<Record<string, string>>;
}

/** Hostility in one place hides it from every other: most values are as they should be. */
const mostly = <T>(often: fc.Arbitrary<T>, rare: fc.Arbitrary<T>, weight = 5) =>
  fc.oneof({ weight, arbitrary: often }, { weight: 1, arbitrary: rare });

const inAddress = (value: unknown) => encodeURIComponent(String(value).toWellFormed());

const path = (route: string, parameters: readonly Parameter[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      ...parameters
        .filter((each) => each.in === 'path')
        .map(({ name, schema }) =>
          mostly(named(name, schema), hostileText).map((value) => [name, inAddress(value)] as const),
        ),
    )
    .map((parts) => parts.reduce((text, [name, value]) => text.replace(`{${name}}`, () => value), route));

const question = (parameters: readonly Parameter[]): fc.Arbitrary<string> => {
  const described = parameters
    .filter((each) => each.in === 'query')
    .map(({ name, schema }) =>
      fc.option(
        mostly(named(name, schema), hostileText).map((value) => [name, value] as const),
        { nil: undefined, freq: 1 },
      ),
    );
  const invented = fc
    .tuple(hostileText, hostileText)
    .map(([name, value]) => [name.slice(0, 40), value] as const);
  return fc
    .tuple(
      fc.tuple(...described),
      mostly(fc.constant<(readonly [string, string])[]>([]), fc.array(invented, { maxLength: 3 }), 4),
    )
    .map(([some, more]) => [...some.filter((each) => each !== undefined), ...more])
    .map((pairs) => pairs.map(([name, value]) => `${inAddress(name)}=${inAddress(value)}`).join('&'))
    .map((text) => (text === '' ? '' : `?${text}`));
};

/** A body that is right, one with something in it that is not, or something else altogether. */
function json(schema: Schema): fc.Arbitrary<string> {
  const whole = valueOf(schema);
  const names = Object.keys(schema.properties ?? {});
  const spoilt = fc
    .tuple(whole, fc.constantFrom(...names, '__proto__', 'constructor', 'more'), hostileValue)
    .map(([value, name, other]) =>
      JSON.stringify(value).replace(/\}$/, `,${JSON.stringify(name)}:${JSON.stringify(other)}}`),
    );
  const nothing = fc.constantFrom(
    '',
    'null',
    '[]',
    '{}',
    '{',
    '"',
    '1e999',
    '\ufeff{}',
    '{"a":1,"a":2}',
    '['.repeat(40),
  );
  return fc.oneof(
    { weight: 4, arbitrary: whole.map((value) => JSON.stringify(value)) },
    { weight: 4, arbitrary: spoilt },
    {
      weight: 1,
      arbitrary: fc.oneof(
        nothing,
        hostileValue.map((value) => JSON.stringify(value) ?? ''),
      ),
    },
  );
}

/** What forms are given; each is on some page. */
const fields: Readonly<Record<string, fc.Arbitrary<string>>> = {
  email: fc.constantFrom('first.tester@example.test', 'second.tester@example.test'),
  name: fc.constantFrom('First Tester', 'a-report', 'Desk'),
  password: fc.constantFrom('plinth-otter-violet-93', 'short'),
  ...Object.fromEntries(
    ['current', 'code', 'recovery', 'answer', 'response', 'credential', 'next', 'kept', 'confirm'].map(
      (name) => [name, fc.constantFrom('123456', '{}', '/offers', 'yes', 'p-0000000000000000')],
    ),
  ),
  roles: fc.constantFrom(
    'broker',
    'auditor',
    'provider',
    'administrator',
    'contract-manager',
    'service',
    'system',
  ),
  provider: fc.constantFrom('', 'P01', 'P99'),
  days: fc.constantFrom('30', '365', '366', '0'),
};

const form = fc
  .record(
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, mostly(value, hostileText)])),
    {
      requiredKeys: [],
    },
  )
  .map(
    (given) =>
      Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Record<
        string,
        string
      >,
  );

function requestOf(
  route: string,
  method: string,
  { parameters = [], requestBody }: Operation,
): fc.Arbitrary<FuzzedRequest> {
  const address = fc
    .tuple(path(route, parameters), question(parameters))
    .map(([one, other]) => `${one}${other}`);
  const plain = { method: method.toUpperCase(), route };
  if (method !== 'post') return address.map((path) => ({ ...plain, path, headers: {} }));
  const described = requestBody?.content['application/json'];
  if (!described)
    return fc.tuple(address, form).map(([path, given]) => ({ ...plain, path, headers: {}, form: given }));
  const headers = { 'content-type': 'application/json' };
  return fc.tuple(address, json(described.schema)).map(([path, body]) => ({ ...plain, path, headers, body }));
}

/** So many requests over everything that is described, the same ones for the same seed. */
export function fuzzedRequests(
  { paths }: Description,
  numRuns: number,
  seed: number,
): readonly FuzzedRequest[] {
  const operations = Object.entries(paths).flatMap(([route, methods]) =>
    Object.entries(methods).map(([method, operation]) => requestOf(route, method, operation)),
  );
  return fc.sample(fc.oneof(...operations), { numRuns, seed });
}
