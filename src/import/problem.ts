/** What is wrong with a cell or a row, or worth a look. */
export interface Problem {
  readonly file: string;
  /** As a spreadsheet shows it: the header is row 1. Null: the file as a whole. */
  readonly row: number | null;
  /** Null: the row as a whole. In framework.json a path, such as `policy.acceptance.minimumPercent`. */
  readonly column: string | null;
  /** What stands there, at most 100 characters of it. */
  readonly value: string;
  /** A sentence that says what is wrong and what is expected. */
  readonly reason: string;
}

const longestValue = 100;

/** So much of a cell as a report shows. */
export const shown = (value: string): string =>
  value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
