import type { PolicyDocument } from '../../contexts/agreement/index.ts';
import type { AcceptanceRow, AcceptanceStatus } from '../../projections/acceptance/index.ts';
import { listInWords } from '../../projections/measures/index.ts';
import { count, counted } from './numbers.ts';

/** The same words with a capital at their head. */
export const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** What a position's status is called, with the colour of its tag. */
export function status(of: AcceptanceStatus, minimumPercent: number): { text: string; colour: string } {
  switch (of) {
    case 'met':
      return { text: `meets ${minimumPercent}%`, colour: 'green' };
    case 'below':
      return { text: `below ${minimumPercent}%`, colour: 'red' };
    case 'insufficient':
      return { text: 'too few offers', colour: 'grey' };
    case 'not-assessed':
      return { text: 'no offers', colour: 'grey' };
    case 'mobilising':
      return { text: 'mobilising', colour: 'blue' };
    case 'monitored':
      return { text: 'monitored', colour: 'grey' };
  }
}

type Answered = Pick<AcceptanceRow, 'status' | 'counted' | 'headroom' | 'recovery'>;

/** What the next answers would change, in a sentence without its full stop. */
export function outlook(
  { status, counted: n, headroom, recovery }: Answered,
  minimumPercent: number,
): string {
  if (n === 0) return 'no offer was counted';
  const binds = status === 'met' || status === 'below';
  if (headroom !== null) {
    const declines = counted(headroom + 1, 'more decline');
    return binds ? `${declines} and it breaches` : `${declines}: under ${minimumPercent}%`;
  }
  if (recovery === null) return 'no acceptance undoes a decline';
  if (recovery === 0) return 'no decline can breach it';
  return recovery === 1 ? 'needs 1 acceptance' : `needs ${count(recovery)} acceptances in a row`;
}

/** Whom the minimum binds, in a sentence (S4:107-109 by default). */
export function bindingWords({ scope, minimumPercent }: PolicyDocument['acceptance']): string {
  const bound = Object.entries(scope).flatMap(([level, roles]) => {
    const names = Object.entries(roles).flatMap(([role, judged]) => (judged === 'breach' ? [role] : []));
    return names.length === 0 ? [] : [`${listInWords(names)} providers in level ${level} areas`];
  });
  return bound.length === 0
    ? 'The policy in force binds no position to a minimum.'
    : `${capital(listInWords(bound))} must accept at least ${minimumPercent}% of the offers made to them in each area.`;
}

/** A code such as `NO_CAPACITY_STAFF` as words: `No capacity staff`. */
export const codeWords = (code: string): string => capital(code.toLowerCase().replaceAll('_', ' '));
