import fc from './fast-check.ts';

/** As much of a JSON schema as the description of the API uses. */
export interface Schema {
  readonly type?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
}

const day = fc
  .date({ min: new Date('2025-01-06'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const instant = fc
  .date({ min: new Date('2025-01-06'), max: new Date('2027-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** References that stand for something on record come often: hostility that nothing is found for goes no further. */
const onRecord = ['F1', 'A1', 'P01', 'P02', 'R1', 'F2'];
const known: Readonly<Record<string, string>> = { framework: 'F1', area: 'A1', provider: 'P01' };

/** Values of a field; where its name says what it refers to, mostly something that there is. */
export const named = (name: string, schema: Schema): fc.Arbitrary<unknown> => {
  const there = known[name];
  return there === undefined
    ? valueOf(schema)
    : fc.oneof({ weight: 3, arbitrary: fc.constant(there) }, valueOf(schema));
};

function text({ pattern, format, minLength = 0, maxLength = 200 }: Schema): fc.Arbitrary<unknown> {
  if (format === 'date') return day;
  if (format === 'date-time') return instant;
  if (pattern === undefined) return fc.string({ minLength, maxLength, unit: 'grapheme' });
  const fitting = onRecord.filter((each) => new RegExp(pattern).test(each));
  const any = fc.stringMatching(new RegExp(pattern));
  return fitting.length === 0 ? any : fc.oneof(fc.constantFrom(...fitting), any);
}

function object({ properties = {}, required = [], additionalProperties }: Schema): fc.Arbitrary<unknown> {
  if (typeof additionalProperties === 'object')
    return fc.dictionary(fc.constantFrom('standard', '1', '2', 'primary'), valueOf(additionalProperties), {
      maxKeys: 3,
    });
  const fields = Object.entries(properties).map(([name, schema]) => [name, named(name, schema)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] });
}

/** Values that the schema allows. */
export function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.nullable)
    return fc.oneof({ weight: 3, arbitrary: valueOf({ ...schema, nullable: false }) }, fc.constant(null));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if ('const' in schema) return fc.constant(schema.const);
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return fc.oneof(...variants.map((each) => valueOf(each)));
  const {
    type,
    minimum = -1_000,
    maximum = 1_000_000,
    items = {},
    minItems: minLength = 0,
    maxItems = 3,
  } = schema;
  if (type === 'string') return text(schema);
  if (type === 'integer') return fc.integer({ min: minimum, max: maximum });
  if (type === 'number') return fc.double({ min: minimum, max: maximum, noNaN: true });
  if (type === 'boolean') return fc.boolean();
  if (type === 'array')
    return fc.array(valueOf(items), { minLength, maxLength: Math.max(minLength, Math.min(3, maxItems)) });
  return type === 'object' ? object(schema) : fc.jsonValue({ maxDepth: 1 });
}

/** What is hostile wherever it stands, as text. */
export const hostileText = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\0',
      'a\0b',
      '\r\nSet-Cookie: a=b',
      '../../etc/passwd',
      '..\\..\\',
      '%2e%2e%2f',
      '%00',
      '%c0%ae',
      '%',
    ],
    ...[
      "' OR 1=1--",
      "'; DROP TABLE people;--",
      '{{7*7}}',
      '${7*7}',
      '<%= 7*7 %>',
      '#{7*7}',
      '{% raw %}',
      '$where',
    ],
    ...[
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      'javascript:alert(1)',
      '//evil.example',
      '\\\\evil',
    ],
    ...[
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'hasOwnProperty',
      'undefined',
      'null',
      'NaN',
      'true',
      '[object Object]',
    ],
    ...[
      '-1',
      '0',
      '1e999',
      '9007199254740993',
      '0x10',
      '٣',
      '１２',
      '2026-02-30',
      '0000-00-00',
      '9999-12-31T23:59:59.999Z',
    ],
    ...[
      '\ud800',
      '\u202e',
      '\ufeff',
      '\u0000\u0001',
      'ß'.repeat(64),
      'x'.repeat(101),
      'x'.repeat(3_000),
      'u-'.padEnd(18, '0'),
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** What is hostile as a value of JSON. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom(null, true, 0, -1, 1e308, 2 ** 53, 0.1, [], {}, [[]], { a: 1 }, [null], { $ne: null }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** So many values, the same ones for the same seed. */
export const sampled = <T>(arbitrary: fc.Arbitrary<T>, seed: number, numRuns = 1): readonly T[] =>
  fc.sample(arbitrary, { seed, numRuns });
