import { href } from './links.ts';
import { count } from './numbers.ts';
import type { Search } from './question.ts';

const pageSize = 100;

/** One page of a long list, and the way to the others. */
export interface Listing<T> {
  readonly rows: readonly T[];
  readonly total: number;
  /** `1 to 100 of 471`; undefined when everything is shown. */
  readonly range: string | undefined;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** The page that `?page=` asks for: the nearest one there is. */
export function listing<T>(path: string, search: Search, all: readonly T[]): Listing<T> {
  // A file has no pages.
  const size = search['format'] === undefined ? pageSize : Math.max(1, all.length);
  const last = Math.max(1, Math.ceil(all.length / size));
  const asked = Number(search['page'] ?? 1);
  const page = Number.isInteger(asked) ? Math.min(Math.max(1, asked), last) : 1;
  const first = (page - 1) * size;
  const rows = all.slice(first, first + size);
  const to = (number: number) => href(path, { ...search, page: number === 1 ? undefined : number });
  return {
    rows,
    total: all.length,
    range:
      last === 1 ? undefined : `${count(first + 1)} to ${count(first + rows.length)} of ${count(all.length)}`,
    previous: page > 1 ? to(page - 1) : undefined,
    next: page < last ? to(page + 1) : undefined,
  };
}

/** A filter in force; its link leads to the same list without it. */
export interface Chip {
  readonly text: string;
  readonly href: string;
}

/** One chip for each filter that has words. */
export const chips = (
  path: string,
  search: Search,
  words: Readonly<Record<string, string | undefined>>,
): readonly Chip[] =>
  Object.entries(words).flatMap(([name, text]) =>
    text === undefined ? [] : [{ text, href: href(path, { ...search, [name]: undefined, page: undefined }) }],
  );

/** Links that choose one value of a filter; the one in force has no link. */
export const choices = (
  path: string,
  search: Search,
  name: string,
  values: Readonly<Record<string, string>>,
): readonly { readonly text: string; readonly href: string | null }[] =>
  [['', 'All'], ...Object.entries(values)].map(([value = '', text = '']) => ({
    text,
    href: (search[name] ?? '') === value ? null : href(path, { ...search, [name]: value, page: undefined }),
  }));
