import { randomInt } from 'node:crypto';

/** Without letters and digits that look alike. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ23456789';

/** A reference that nobody has yet, as good as certainly: `C-7KQDXB`. */
export const proposed = (head: string): string =>
  `${head}-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('')}`;
