import {
  label as labelSchema,
  reasonCode as reasonSchema,
  reference as referenceSchema,
} from '#event-sourcing';
import { Wrong, type Cell } from './cell.ts';

const same = (value: string) => value;
// Tab and line breaks can stand in a quoted cell; the other control characters are damage.
const damaged = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/** What people call a thing: 1 to 64 letters, digits, `_`, `.`, `-`. */
export const reference: Cell<string> = {
  read: (text) => {
    if (referenceSchema.safeParse(text).success) return text;
    return new Wrong(
      'Not a reference: expected 1 to 64 letters, digits, "_", "." or "-", beginning with a letter or digit.',
    );
  },
  write: same,
};

/** A short text that names a thing, without the spaces around it. */
export const label: Cell<string> = {
  read: (text) => {
    if (damaged.test(text)) return new Wrong('The text holds a control character: type it again.');
    const { success, data } = labelSchema.safeParse(text);
    return success ? data : new Wrong('Expected a text of 1 to 200 characters.');
  },
  write: same,
};

/** A reason from a code list, such as `NO_CAPACITY_STAFF`. */
export const reasonCode: Cell<string> = {
  read: (text) =>
    reasonSchema.safeParse(text).success
      ? text
      : new Wrong('Not a code: expected up to 40 capitals, digits or "_", such as NO_CAPACITY_STAFF.'),
  write: same,
};

/** One of a few words, as written there. */
export function oneOf<T extends string>(words: readonly T[]): Cell<T> {
  const expected = `Expected one of ${words.join(', ')}.`;
  return { read: (text) => words.find((word) => word === text) ?? new Wrong(expected), write: same };
}
