import type { LocalDate } from '#event-sourcing';
import { href, type Asked } from './links.ts';
import { typedDay } from './moments.ts';
import { toDate, toLastInstant, typedInstant } from './typed-dates.ts';

/** A query string as it came: a name given twice has its last value. */
export type Search = Readonly<Record<string, string>>;

export function searchOf(query: unknown): Search {
  const pairs = Object.entries((query ?? {}) as Record<string, unknown>).flatMap(([name, value]) => {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value;
    return typeof last === 'string' && last.trim() !== '' ? [[name, last.trim()]] : [];
  });
  return Object.fromEntries(pairs) as Search;
}

/** What is wrong with a field of the form, said beside it and above the page. */
export interface FieldProblem {
  readonly field: 'framework' | 'asOf' | 'knownAt';
  readonly text: string;
}

/** What the fields of the form show: what was typed, or the answer in the way people type it. */
export interface Fields {
  readonly framework: string;
  readonly asOf: string;
  readonly knownAt: string;
}

export interface Reading {
  readonly fields: Fields;
  readonly problems: readonly FieldProblem[];
  /** Undefined when there are problems. */
  readonly asked: Asked | undefined;
}

const example = 'for example 30/6/2026';

/**
 * Reads what a page is asked: which framework (the first one when none is named), as of which day (today), as known
 * when (now, null). Dates may be written as people type them.
 *
 * @param frameworks the references there are; at least one.
 */
export function readQuestion(search: Search, frameworks: readonly string[], today: LocalDate): Reading {
  const framework = search['framework'] ?? frameworks[0] ?? '';
  const asOf = search['asOf'] === undefined ? today : toDate(search['asOf']);
  const knownAt = search['knownAt'] === undefined ? null : toLastInstant(search['knownAt']);
  const problems: FieldProblem[] = [];
  if (!frameworks.includes(framework))
    problems.push({
      field: 'framework',
      text: `There is no framework ${framework}: choose one that there is`,
    });
  if (asOf === undefined)
    problems.push({ field: 'asOf', text: `“As of” must be a day that exists, ${example}` });
  if (knownAt === undefined)
    problems.push({
      field: 'knownAt',
      text: `“As known on” must be a day that exists, ${example}, or a day and a time, for example 30/6/2026 14:30`,
    });
  return {
    fields: {
      framework,
      asOf: asOf === undefined ? (search['asOf'] ?? '') : typedDay(asOf),
      knownAt: knownAt ? typedInstant(knownAt) : (search['knownAt'] ?? ''),
    },
    problems,
    asked:
      problems.length > 0 || asOf === undefined || knownAt === undefined
        ? undefined
        : { framework, asOf, knownAt },
  };
}

/**
 * Where the same question has its lasting address, when this is not it: dates as `2026-06-30`, nothing empty. A day
 * left out stays out, so that the page of today is tomorrow the page of tomorrow.
 */
export function properAddress(path: string, query: unknown, asked: Asked): string | undefined {
  const raw = new Map(Object.entries((query ?? {}) as Record<string, unknown>));
  const search = searchOf(query);
  const proper = {
    ...search,
    ...(search['asOf'] === undefined ? {} : { asOf: asked.asOf }),
    ...(search['knownAt'] === undefined ? {} : { knownAt: asked.knownAt ?? undefined }),
  };
  const same =
    raw.size === Object.keys(proper).length &&
    Object.entries(proper).every(([name, value]) => raw.get(name) === value);
  return same ? undefined : href(path, proper);
}
