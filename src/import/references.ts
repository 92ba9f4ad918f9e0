/** The rows of a table that was read, by what tells one from another: a number each, for a million of them. */
export class References {
  /** Row numbers; negative when the row is refused. */
  private readonly rows = new Map<string, number>();

  /** The row that has the key already; else it is this row's, and there is none. */
  claim(key: string, row: number): number | undefined {
    const first = this.rows.get(key);
    if (first !== undefined) return Math.abs(first);
    this.rows.set(key, row);
    return undefined;
  }

  /** The row that has the key is refused. */
  refuse(key: string): void {
    const row = this.rows.get(key);
    if (row !== undefined) this.rows.set(key, -Math.abs(row));
  }

  /** The row that has the key, whether refused or not. */
  find(key: string): { readonly row: number; readonly refused: boolean } | undefined {
    const row = this.rows.get(key);
    return row === undefined ? undefined : { row: Math.abs(row), refused: row < 0 };
  }
}
