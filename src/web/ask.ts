import type { Instant, Position } from '#event-sourcing';
import { href } from './links.ts';
import { moment } from './moments.ts';
import { count } from './numbers.ts';
import type { Fields, Reading, Search } from './question.ts';
import type { FrameworkName } from './shell.ts';

/** A page with the form above it. */
export interface FormPage {
  readonly title: string;
  readonly path: string;
  /** Whether the page is about a day: the history of a referral is not. */
  readonly dated: boolean;
}

/** The form as its template shows it. */
export interface AskView {
  readonly action: string;
  readonly dated: boolean;
  readonly keep: readonly { readonly name: string; readonly value: string }[];
  readonly frameworks: readonly { readonly value: string; readonly text: string }[];
  readonly fields: Fields;
  readonly problems: readonly { readonly text: string; readonly href: string }[];
  readonly errors: Readonly<Record<string, string>>;
  /** What the figures know, in a sentence. */
  readonly known: string;
  /** What a page that shows the present says of new events; undefined where the past is asked for. */
  readonly live: { readonly position: Position; readonly words: string } | undefined;
  /** The same figures for ever: the day and the moment of knowing are written out. */
  readonly lasting: string | undefined;
}

const fields = new Set(['framework', 'asOf', 'knownAt', 'page']);

/** @param last position of the last event of the log, null while it is empty. */
export function askView(
  { path, dated }: FormPage,
  { fields: shown, problems, asked }: Reading,
  search: Search,
  frameworks: readonly FrameworkName[],
  last: Position | null,
  now: Instant,
): AskView {
  const keep = Object.entries(search).filter(([name]) => !fields.has(name));
  const lasting = asked && { ...Object.fromEntries(keep), ...asked, knownAt: asked.knownAt ?? now };
  return {
    action: path,
    dated,
    keep: keep.map(([name, value]) => ({ name, value })),
    frameworks: frameworks.map(({ framework, title }) => ({
      value: framework,
      text: `${title} (${framework})`,
    })),
    fields: shown,
    problems: problems.map(({ field, text }) => ({ text, href: `#${field}` })),
    errors: Object.fromEntries(problems.map(({ field, text }) => [field, text])),
    known: asked?.knownAt
      ? `What was on record on ${moment(asked.knownAt)}.`
      : 'Everything on record now, corrections included.',
    live:
      asked?.knownAt === null && last !== null
        ? { position: last, words: `Last event ${count(last)}.` }
        : undefined,
    lasting: lasting && href(path, dated ? lasting : { ...lasting, asOf: undefined }),
  };
}
