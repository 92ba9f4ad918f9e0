import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { isFrequent } from './frequent-passwords.ts';

const shortest = 12;
const longest = 128;
/** Of 0 to 4: from here on it takes more than a hundred million guesses. */
const hardToGuess = 3;
/** Shorter parts of a name are in many words. */
const telling = 4;

const advice = 'Choose three or more words that have nothing to do with each other.';

const reasons: Readonly<Record<string, string>> = {
  straightRow: 'Its keys lie beside each other.',
  keyPattern: 'Its keys lie beside each other.',
  simpleRepeat: 'It repeats itself.',
  extendedRepeat: 'It repeats itself.',
  sequences: 'Its characters follow one another in order.',
  recentYears: 'It is hardly more than a year.',
  dates: 'It is hardly more than a date.',
};

// Its tables take a while and much memory: only where somebody chooses a password.
let made: ZxcvbnFactory | undefined;
const guesser = () => (made ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }));

/** The words that whoever knows the person tries first. */
function expected({ name, email }: { readonly name: string; readonly email: string }): readonly string[] {
  const [account = ''] = folded(email).split('@');
  const words = folded(name).split(/\s+/);
  return [account, ...words, words.join(''), 'evenhand'].filter((word) => word.length >= telling);
}

const folded = (text: string) => text.trim().normalize('NFKC').toLowerCase();

/**
 * What keeps this from being the password of a person, in a sentence for the page; undefined when nothing does. It has
 * 12 to 128 characters, whichever they are; what counts is how hard it is to guess.
 */
export function passwordProblem(
  password: string,
  person: { readonly name: string; readonly email: string },
): string | undefined {
  const meant = password.normalize('NFKC');
  const { length } = [...meant];
  if (length < shortest) return `Enter a password with ${shortest} characters or more.`;
  if (length > longest) return `Enter a password with ${longest} characters or fewer.`;
  const words = expected(person);
  if (words.some((word) => meant.toLowerCase().includes(word)))
    return `Enter a password without your name, your email address or the name of this service. ${advice}`;
  if (isFrequent(meant)) return `Many people use this password, so it is easy to guess. ${advice}`;
  const { score, feedback } = guesser().check(meant, [...words]);
  if (score >= hardToGuess) return undefined;
  const reason = reasons[feedback.warning ?? ''] ?? 'It is like one that many people use.';
  return `This password is easy to guess. ${reason} ${advice}`;
}
