import { readFileSync } from 'node:fs';
import { isFrequent } from '../../src/identity/frequent-passwords.ts';

describe('the list of frequent passwords', () => {
  it('has more than the 3,000 that the standard asks for, none of them twice', () => {
    const url = new URL('../../src/identity/frequent-passwords.txt', import.meta.url);
    const lines = readFileSync(url, 'utf8').trimEnd().split('\n');
    expect(new Set(lines).size).toBe(5_000);
    expect(lines.filter((line) => !/^[\w-]{8}$/.test(line))).toEqual([]);
  });

  it.each(['123qweasdzxc', '1qaz2wsx3edc', 'louisvuitton', 'LOVEandpeace'])('has %s', (password) =>
    expect(isFrequent(password)).toBe(true),
  );

  it('has no others', () => expect(isFrequent('quiet harbour lantern')).toBe(false));
});
