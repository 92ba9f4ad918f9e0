import type { Role } from '#access';

/** Which roles may, by what they may. */
export type Allowed = Readonly<Record<string, readonly Role[]>>;

const cells = (columns: readonly string[], widths: readonly number[]) =>
  `| ${columns.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;

/** A table of Markdown, a row for each thing and a column for each role. */
export function matrix(what: string, roles: readonly Role[], allowed: Allowed): string {
  const rows = Object.entries(allowed).map(([name, may]) => [
    `\`${name}\``,
    ...roles.map((role) => (may.includes(role) ? 'yes' : '')),
  ]);
  const table = [[what, ...roles], ...rows];
  const widths = [what, ...roles].map((_, i) => Math.max(...table.map((row) => row[i]?.length ?? 0)));
  const line = widths.map((width) => '-'.repeat(width));
  const [head = [], ...others] = table;
  return [head, line, ...others].map((row) => cells(row, widths)).join('\n');
}
