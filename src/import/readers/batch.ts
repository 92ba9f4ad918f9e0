/** A row as its file holds it; a spreadsheet's date cell is a Date that shows the local day and time as if in UTC. */
export type Row = readonly (string | Date)[];

/** The next rows of a file, blank ones included so that they can be counted, and how much of it they end, 0 to 1. */
export interface Batch {
  readonly rows: readonly Row[];
  readonly done: number;
}
