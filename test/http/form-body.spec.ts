import { readForm } from '../../src/http/form-body.ts';

const form = (text: string) => ({ ...readForm(Buffer.from(text)) });

describe('a form', () => {
  it('is its fields, and all texts of a field that is there twice', () => {
    expect(form('a=1&b=x+y%20%C3%A9&roles=broker&roles=auditor&empty=')).toEqual({
      a: '1',
      b: 'x y é',
      roles: ['broker', 'auditor'],
      empty: '',
    });
  });

  it('has no field that could change what every object is', () => {
    const read = readForm(Buffer.from('__proto__=x&constructor=y&toString=z'));
    expect(Object.getPrototypeOf(read)).toBeNull();
    expect(Object.keys(read)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('is refused when it is no text, or has too many fields', () => {
    expect(() => readForm(Buffer.from([0x61, 0x3d, 0xff]))).toThrow(/UTF-8/);
    expect(() => readForm(Buffer.from('a=1&'.repeat(1_001)))).toThrow(/at most/);
  });
});
