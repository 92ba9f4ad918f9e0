import { canonicalize } from '#event-sourcing';
import reference from 'canonicalize';
import fc from '../support/fast-check.ts';
import { createContext, runInContext } from 'node:vm';

/** The sample of RFC 8785 section 3.2.2 as its JSON text. */
const sample = String.raw`{
  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
  "literals": [null, true, false]
}`;
const sampleBytes =
  '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d';

/** RFC 8785 appendix B: the bits of a number and how it is written. */
const numbers: readonly (readonly [string, string])[] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
];

const unicode = fc.string({ unit: 'binary' });
const documents = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    unicode,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value')),
    fc.dictionary(unicode, tie('value')),
  ),
})).value;

describe('canonical JSON', () => {
  it('gives the bytes of the sample in RFC 8785, section 3.2.4', () => {
    expect(Buffer.from(canonicalize(JSON.parse(sample))).toString('hex')).toBe(sampleBytes);
  });

  it('sorts keys by their UTF-16 code units, as the sample in RFC 8785, section 3.2.3', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'];
    const written = canonicalize(Object.fromEntries(keys.map((key) => [key, key])));
    expect(written).toBe(
      `{${sorted.map((key) => `${JSON.stringify(key)}:${JSON.stringify(key)}`).join(',')}}`,
    );
  });

  it.each(numbers)('writes the number %s as RFC 8785, appendix B, does', (bits, text) => {
    expect(canonicalize(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
  });

  it('agrees with the package canonicalize on any document, and reads back as it was', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const text = canonicalize(document);
        expect(text).toBe(reference(document));
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(document)));
        expect(canonicalize(JSON.parse(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves out members that are undefined', () => {
    expect(canonicalize({ b: undefined, a: 1, c: undefined })).toBe('{"a":1}');
    expect(canonicalize({ b: undefined })).toBe('{}');
  });

  it('takes plain objects of any realm', () => {
    expect(canonicalize(runInContext('({ b: [{}], a: 1 })', createContext()))).toBe('{"a":1,"b":[{}]}');
    expect(canonicalize(Object.assign(Object.create(null), { z: 1, a: 2 }))).toBe('{"a":2,"z":1}');
  });

  it.each([
    ['NaN', Number.NaN, /NaN/],
    ['infinity', [Number.POSITIVE_INFINITY], /Infinity/],
    ['a lone surrogate', { text: 'a\ud800b' }, /surrogate/],
    ['a lone surrogate in a key', { '\udc00': 1 }, /surrogate/],
    ['undefined', undefined, /undefined/],
    ['undefined in an array', [undefined], /undefined/],
    ['a bigint', 1n, /bigint/],
    ['a function', { toJSON: () => 'hidden' }, /function/],
    ['a symbol', Symbol('s'), /symbol/],
    ['a date', new Date(0), /Date/],
    ['a map', new Map(), /Map/],
  ])('refuses %s', (_, value, why) => {
    expect(() => canonicalize(value)).toThrow(TypeError);
    expect(() => canonicalize(value)).toThrow(why);
  });

  it('refuses what is circular or nested too deep', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(() => canonicalize(circle)).toThrow(/64/);
    const nest = (depth: number): unknown => (depth === 0 ? 1 : [nest(depth - 1)]);
    expect(canonicalize(nest(64))).toBe(`${'['.repeat(64)}1${']'.repeat(64)}`);
    expect(() => canonicalize(nest(65))).toThrow(/64/);
  });
});
