import { Wrong, type Cell } from './cell.ts';

interface Part {
  readonly read: (text: string) => unknown;
  readonly write: (value: never) => string;
}

/** Several entries of a cell apart by `;`, each of these parts apart by `/`. */
export const listOf = (...parts: readonly Part[]): Cell<string> => ({
  read: (text) => {
    const entries: string[] = [];
    for (const entry of text.split(';')) {
      const given = entry.trim().split('/');
      if (given.length !== parts.length) {
        return new Wrong(`"${entry}" has ${given.length} parts: expected ${parts.length}, apart by "/".`);
      }
      const read: string[] = [];
      for (const [i, part] of parts.entries()) {
        const value = part.read(given[i] ?? '');
        if (value instanceof Wrong) return new Wrong(`"${entry}": ${value.reason}`);
        read.push(part.write(value as never));
      }
      entries.push(read.join('/'));
    }
    return entries.join(';');
  },
  write: (value) => value,
});

/** The parts of each entry of a list that was read. */
export const entriesOf = (list: string): readonly (readonly string[])[] =>
  list === '' ? [] : list.split(';').map((entry) => entry.split('/'));
