/** Why a cell means nothing: a sentence that says what is wrong and what is expected. */
export class Wrong {
  constructor(readonly reason: string) {}
}

/** How one kind of cell is read, and written back for people. An empty cell is `''`; reading never throws. */
export interface Cell<T> {
  readonly read: (text: string) => T | Wrong;
  readonly write: (value: T) => string;
  /** A spreadsheet's date cell stands for an instant here, not for a date. */
  readonly timed?: true;
}

/** The cell may be empty, which is null. */
export const optional = <T>(cell: Cell<T>): Cell<T | null> => ({
  ...cell,
  read: (text) => (text === '' ? null : cell.read(text)),
  write: (value) => (value === null ? '' : cell.write(value)),
});
