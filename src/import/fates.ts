/** What becomes of a row. */
export const fate = { blank: 0, fresh: 1, unchanged: 2, corrected: 3, conflict: 4, refused: 5 } as const;
export type Fate = (typeof fate)[keyof typeof fate];

/** The fate of each row of a table, a byte each. */
export class Fates {
  private bytes = new Uint8Array(1024);
  /** Rows that are not blank. */
  rows = 0;

  set(row: number, value: Fate): void {
    if (row >= this.bytes.length) {
      const larger = new Uint8Array(Math.max(row + 1, this.bytes.length * 2));
      larger.set(this.bytes);
      this.bytes = larger;
    }
    if (this.bytes[row] === fate.blank && value !== fate.blank) this.rows += 1;
    this.bytes[row] = value;
  }

  get(row: number): Fate {
    return (this.bytes[row] ?? fate.blank) as Fate;
  }
}
