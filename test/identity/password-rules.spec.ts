import { passwordProblem } from '../../src/identity/password-rules.ts';

const person = { name: 'Marian Testwell', email: 'm.testwell-broker@example.org' };
const problem = (password: string) => passwordProblem(password, person);

describe('a password', () => {
  it.each([
    'quiet harbour lantern',
    'xK9#mQ2vLp7w',
    'correct horse battery staple',
    'größer als acht Zwerge',
    '🦉🦔🦊🐢🦉🐙🦔🦊🐢🐙🦋🐌',
    'm'.concat(' violet kettle monday'),
    'violet kettle monday '.repeat(6),
  ])('may be %s', (password) => expect(problem(password)).toBeUndefined());

  it.each([
    ['11 characters', 'xK9#mQ2vLp7', '12 characters or more'],
    ['11 characters of two units each', '🦉🦔🦊🐢🦉🐙🦔🦊🐢🐙🦋', '12 characters or more'],
    ['129 characters', `xK9#mQ2vLp7w${'a'.repeat(117)}`, '128 characters or fewer'],
    ['the name', 'purple MARIAN lamp 7', 'without your name'],
    ['the name in one word', 'mariantestwell lamp', 'without your name'],
    ['the address', 'M.Testwell-Broker xK9#', 'without your name'],
    ['the service', 'evenhand lamp xK9#', 'without your name'],
    ['a frequent one that no pattern shows', 'mailcreated5240', 'Many people use'],
    ['a frequent one in capitals', 'LouisVuitton', 'Many people use'],
    ['one like a frequent one', 'P@ssw0rd2024!', 'easy to guess'],
    ['the keyboard', 'poiuytrewqlkjh', 'easy to guess'],
    ['one character', 'zzzzzzzzzzzzzz', 'repeats itself'],
    ['one word again and again', 'lampelampelampe', 'repeats itself'],
    ['the alphabet', 'bcdefghijklmnop', 'follow one another'],
  ])('is refused for %s', (_, password, reason) => expect(problem(password)).toContain(reason));

  it('is refused for a name of short words in one', () => {
    const short = { name: 'Lee Ann', email: 'le@example.org' };
    expect(passwordProblem('leeann coral saddle', short)).toContain('without your name');
  });

  it('may hold a part of a name that is in many words', () => {
    expect(
      passwordProblem('leeward coral saddle', { name: 'Lee Ann', email: 'le@example.org' }),
    ).toBeUndefined();
  });
});
