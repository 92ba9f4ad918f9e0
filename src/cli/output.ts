/** Where a command writes; replaced in specifications. */
export interface Output {
  /** Figures and documents: what a script reads. */
  out(text: string): void;
  /** Messages to a person. */
  err(text: string): void;
}

export const standardOutput: Output = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
};

/** The command line cannot be understood, or names something that cannot be read: exit status 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** Exit statuses, as README's "The command line" promises them. */
export const exit = { done: 0, refused: 1, wrongUsage: 2, ioError: 70 } as const;

type Cell = string | number | null;

/** A table for a person: the first row names the columns; numbers stand to the right, null is a dash. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const text = rows.map((row) => row.map((cell) => (cell === null ? '–' : String(cell))));
  const widths = head.map((name, i) => Math.max(name.length, ...text.map((row) => row[i]?.length ?? 0)));
  const right = head.map((_, i) => rows.some((row) => typeof row[i] === 'number'));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (right[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...text.map(line)].join('\n');
}
