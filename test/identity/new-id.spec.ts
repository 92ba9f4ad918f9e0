import { reference } from '#event-sourcing';
import { derivedId, newId } from '../../src/identity/new-id.ts';

describe('names that nobody can guess', () => {
  it('are references, and never the same', () => {
    const made = Array.from({ length: 1_000 }, () => newId('u'));
    expect(new Set(made).size).toBe(1_000);
    for (const each of made) expect(reference.parse(each)).toMatch(/^u-[0-9a-v]{16}$/);
  });

  it('are always the same when they are derived, and tell one part from the next', () => {
    expect(derivedId('u', 'https://issuer.test', 'ab')).toBe(derivedId('u', 'https://issuer.test', 'ab'));
    expect(derivedId('u', 'https://issuer.test', 'ab')).toMatch(/^u-[0-9a-v]{16}$/);
    expect(derivedId('u', 'a', 'bc')).not.toBe(derivedId('u', 'ab', 'c'));
  });
});
