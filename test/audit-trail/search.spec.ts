import { parseSearch, searchKeys, valueOf, wordsOf } from '../../src/audit-trail/search.ts';
import fc from '../support/fast-check.ts';

const none = { values: {}, words: [], from: null, to: null, knownAt: null };
const codeOf = (text: string) => {
  try {
    parseSearch(text);
  } catch (error) {
    return error as Error & { code: string };
  }
  throw new Error(`“${text}” was understood.`);
};

const value = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => !text.includes('"') && text.trim() !== '');
const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const key = fc.constantFrom('type', 'stream', 'provider', 'area', 'referral', 'by');
const part = fc.oneof(fc.record({ key, value }), fc.record({ word }));

describe('a search of the audit trail', () => {
  it('asks for everything when it is empty', () => {
    expect(parseSearch('  ')).toEqual(none);
  });

  it('reads keys, quotes, days and words', () => {
    const text = 'type:OfferAccepted by:"Ann Lee" double-handed from:2026-04-01 to:2026-04-30 TYPE:offermade';
    expect(parseSearch(text)).toEqual({
      values: { type: ['offeraccepted', 'offermade'], by: ['ann lee'] },
      words: ['double', 'handed'],
      from: '2026-04-01',
      to: '2026-04-30',
      knownAt: null,
    });
  });

  it('finds what was written, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), fc.constantFrom(' ', '  ', '\t'), (parts, space) => {
        const text = parts
          .map((each) => ('word' in each ? each.word : `${each.key}:"${each.value}"`))
          .join(space);
        const expected: Record<string, string[]> = {};
        for (const each of parts)
          if ('key' in each) (expected[each.key] ??= []).push(valueOf(each.value.trim()));
        const { values, words } = parseSearch(text);
        expect(values).toEqual(expected);
        expect(words).toEqual(parts.flatMap((each) => ('word' in each ? [each.word] : [])));
      }),
    );
  });

  it('understands any text, or says which keys there are', () => {
    const refusals: unknown[] = [];
    const anything = fc.string({ unit: fc.constantFrom(...'ab:" \ttypefrom2026-'), maxLength: 30 });
    fc.assert(
      fc.property(anything, (text) => {
        try {
          parseSearch(text);
        } catch (error) {
          refusals.push(error);
        }
      }),
    );
    const keys = Object.keys(searchKeys)
      .map((each) => `${each}:`)
      .join(', ');
    for (const refusal of refusals)
      expect(refusal).toMatchObject({
        code: 'search-unclear',
        message: expect.stringContaining(keys) as string,
      });
    expect(refusals.length).toBeGreaterThan(10);
  });

  it.each([
    ['colour:red', 'There is no key “colour:”.'],
    ['constructor:x', 'There is no key “constructor:”.'],
    ['type:', 'type: needs a value.'],
    ['type:" "', 'type: needs a value.'],
    ['from:yesterday', 'from: needs a day such as from:2026-04-01, not “yesterday”.'],
    ['to:2026-02-30', 'to: needs a day'],
    ['from:2026-01-01 from:2026-01-02', 'from: can stand only once.'],
    ['from:2026-02-01 to:2026-01-31', 'to:2026-01-31 is before from:2026-02-01.'],
    ['type:A "open', '“"open” cannot be read.'],
    ['a:b:c', 'There is no key “a:”.'],
    ['--', '“--” has no letter or digit to look for.'],
    ['x'.repeat(501), 'A search has at most 500 characters.'],
    ['a '.repeat(31), 'A search has at most 30 words and values.'],
  ])('refuses %j with what to do', (text, message) => {
    const { code, message: said } = codeOf(text);
    expect(code).toBe('search-unclear');
    expect(said).toContain(message);
    expect(said).toContain(
      'The keys are type:, stream:, provider:, area:, referral:, id:, request:, cause:, by:, from:, to:.',
    );
  });

  it('cuts texts into words of letters and digits', () => {
    expect(wordsOf('Café, 2 × O’Neill ﬁne')).toEqual(['café', '2', 'o', 'neill', 'fine']);
  });
});
