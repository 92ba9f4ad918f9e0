import { defaultPolicy } from '../../contexts/agreement/index.ts';
import { bindingWords, codeWords, outlook, status } from '../../src/web/wording.ts';

const row = { status: 'met', counted: 12, headroom: 1, recovery: 0 } as const;

describe('what comes next', () => {
  it.each([
    [{ ...row, headroom: 0 }, '1 more decline and it breaches'],
    [row, '2 more declines and it breaches'],
    [{ ...row, status: 'below', headroom: null, recovery: 1 }, 'needs 1 acceptance'],
    [{ ...row, status: 'below', headroom: null, recovery: 34 }, 'needs 34 acceptances in a row'],
    [{ ...row, status: 'below', headroom: null, recovery: null }, 'no acceptance undoes a decline'],
    [{ ...row, status: 'monitored' }, '2 more declines: under 75%'],
    [{ ...row, status: 'not-assessed', counted: 0, headroom: null, recovery: null }, 'no offer was counted'],
    [{ ...row, headroom: null, recovery: 0 }, 'no decline can breach it'],
  ] as const)('%o', (answered, words) => {
    expect(outlook(answered, 75)).toBe(words);
  });
});

describe('whom the minimum binds', () => {
  it('is said of the policy in force', () => {
    expect(bindingWords(defaultPolicy.acceptance)).toBe(
      'Primary and secondary providers in level 1 areas must accept at least 75% of the offers made to them in each area.',
    );
  });

  it('is another where the policy is', () => {
    const scope = { '1': { primary: 'breach' }, '2': { primary: 'breach', secondary: 'monitor' } } as const;
    expect(bindingWords({ ...defaultPolicy.acceptance, minimumPercent: 80, scope })).toBe(
      'Primary providers in level 1 areas and primary providers in level 2 areas must accept at least 80% of the offers made to them in each area.',
    );
    expect(bindingWords({ ...defaultPolicy.acceptance, scope: {} })).toBe(
      'The policy in force binds no position to a minimum.',
    );
  });
});

it('a status has words with its line, and a colour', () => {
  expect(status('below', 80)).toEqual({ text: 'below 80%', colour: 'red' });
  expect(status('met', 75)).toEqual({ text: 'meets 75%', colour: 'green' });
  expect(status('mobilising', 75).text).toBe('mobilising');
});

it('a code is read as words', () => {
  expect(codeWords('NO_CAPACITY_STAFF')).toBe('No capacity staff');
});
