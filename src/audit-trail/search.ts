import { type Instant, type LocalDate, Rejection } from '#event-sourcing';

/** What can stand before a colon, and what it asks for. */
export const searchKeys = {
  type: 'what happened, such as type:OfferAccepted',
  stream: 'one stream, such as stream:referral-CSH-2025-R000123',
  provider: 'events that name this provider, such as provider:P20',
  area: 'events that name this area, such as area:A06',
  referral: 'events that name this referral, such as referral:R000110',
  id: 'one event, by the id that it was given',
  request: 'everything that followed from one request, by its corr',
  cause: 'what was brought about by a command, an event or a row, such as cause:"import:offers.csv#17"',
  by: 'who recorded it: a reference, a role or a kind, such as by:broker',
  from: 'recorded on this day or later, such as from:2026-04-01',
  to: 'recorded on this day or earlier, such as to:2026-04-30',
} as const;

export type SearchKey = keyof typeof searchKeys;
export type TermKey = Exclude<SearchKey, 'from' | 'to'>;

/**
 * What is looked for: every key that is named, with any of its values, and every word. Values and words are in lower
 * case; `from` and `to` are Europe/London days, both included.
 */
export interface Search {
  readonly values: Readonly<Partial<Record<TermKey, readonly string[]>>>;
  readonly words: readonly string[];
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** Only what was recorded by then; null: whatever is on record. */
  readonly knownAt: Instant | null;
}

const longest = 500;
const mostTerms = 30;
/** `key:"a value"`, `key:value`, `"some words"` or a word; then a space or the end. */
const part = /\s*(?:([A-Za-z]+):(?:"([^"]*)"|([^\s"]*))|"([^"]*)"|([^\s":]+))(?=\s|$)/y;
const everyKey = Object.keys(searchKeys)
  .map((key) => `${key}:`)
  .join(', ');

const unclear = (what: string) =>
  new Rejection(
    'search-unclear',
    `${what} The keys are ${everyKey}. Put what has a space or a colon in it into double quotes.`,
  );

/** The words of a text as they are looked for: letters and digits, in lower case. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** A value as it is compared. */
export const valueOf = (text: string): string => text.normalize('NFKC').toLowerCase();

const isKey = (key: string): key is SearchKey => Object.hasOwn(searchKeys, key);

function dayOf(key: string, text: string): LocalDate {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text).toString();
  } catch {
    // It is refused below.
  }
  throw unclear(`${key}: needs a day such as ${key}:2026-04-01, not “${text}”.`);
}

/** The keys and words of a text. Refused `search-unclear`, with the keys that there are. */
export function parseSearch(text: string, knownAt: Instant | null = null): Search {
  if (text.length > longest) throw unclear(`A search has at most ${longest} characters.`);
  const values = new Map<TermKey, string[]>();
  const days = new Map<'from' | 'to', LocalDate>();
  const words: string[] = [];
  const trimmed = text.trim();
  for (part.lastIndex = 0; part.lastIndex < trimmed.length;) {
    const at = part.lastIndex;
    const [, named, quoted, plain, phrase, word] = part.exec(trimmed) ?? [];
    if (part.lastIndex === 0) throw unclear(`“${trimmed.slice(at).trim()}” cannot be read.`);
    if (named === undefined) {
      const found = wordsOf(phrase ?? word ?? '');
      if (found.length === 0) throw unclear(`“${phrase ?? word}” has no letter or digit to look for.`);
      words.push(...found);
      continue;
    }
    const key = named.toLowerCase();
    const value = (quoted ?? plain ?? '').trim();
    if (!isKey(key)) throw unclear(`There is no key “${named}:”.`);
    if (value === '') throw unclear(`${key}: needs a value.`);
    if (key !== 'from' && key !== 'to') {
      values.set(key, [...(values.get(key) ?? []), valueOf(value)]);
    } else {
      if (days.has(key)) throw unclear(`${key}: can stand only once.`);
      days.set(key, dayOf(key, value));
    }
  }
  const terms = words.length + [...values.values()].flat().length;
  if (terms > mostTerms) throw unclear(`A search has at most ${mostTerms} words and values.`);
  const [from = null, to = null] = [days.get('from'), days.get('to')];
  if (from !== null && to !== null && to < from) throw unclear(`to:${to} is before from:${from}.`);
  return { values: Object.fromEntries(values), words, from, to, knownAt };
}
