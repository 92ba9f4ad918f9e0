import { localDate, type RecordedEvent } from '#event-sourcing';
import { type Search, type TermKey, valueOf, wordsOf } from './search.ts';

const named = new Set<string>(['provider', 'area', 'referral'] satisfies TermKey[]);

/** The term of a value under a key; a word has none. */
export const termOf = (key: TermKey, value: string): string => `${key}:${value}`;

/**
 * The terms under which an event is found: its type, stream, author and envelope, every provider, area and referral that its
 * payload names at any depth, and the words of its type and of the texts in its payload. Each once.
 */
export function termsOf({ id, type, stream, corr, cause, by, data }: RecordedEvent): ReadonlySet<string> {
  const terms = new Set([termOf('type', valueOf(type)), termOf('stream', valueOf(stream)), valueOf(type)]);
  for (const [key, value] of [
    ['id', id],
    ['request', corr],
    ['cause', cause],
  ] as const)
    terms.add(termOf(key, valueOf(value)));
  for (const each of [by.kind, by.id, by.role]) terms.add(termOf('by', valueOf(each)));
  for (const word of wordsOf(type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' '))) terms.add(word);
  const read = (key: string, value: unknown): void => {
    if (typeof value === 'string') {
      if (named.has(key)) terms.add(`${key}:${valueOf(value)}`);
      for (const word of wordsOf(value)) terms.add(word);
    } else if (Array.isArray(value)) {
      for (const each of value) read(key, each);
    } else if (typeof value === 'object' && value !== null) {
      for (const [member, each] of Object.entries(value)) read(member, each);
    } else if (typeof value === 'number') {
      for (const word of wordsOf(String(value))) terms.add(word);
    }
  };
  read('', data);
  return terms;
}

/** Whether an event is among what is looked for: what the index has to agree with. */
export function isFound({ values, words, from, to, knownAt }: Search, event: RecordedEvent): boolean {
  const day = localDate(event.at);
  if ((from !== null && day < from) || (to !== null && day > to)) return false;
  if (knownAt !== null && event.at > knownAt) return false;
  const terms = termsOf(event);
  const keys = Object.entries(values) as [TermKey, readonly string[]][];
  return (
    words.every((word) => terms.has(word)) &&
    keys.every(([key, any]) => any.some((value) => terms.has(termOf(key, value))))
  );
}
