import type { FieldProblem } from '../sign-in/form-page.ts';
import type { Field } from './field.ts';
import { readFields, type Shape } from './read-fields.ts';

/** Lines of a form with the same fields each: the second one's is `cost-name-2`. Lines that are empty are left out. */
export interface FormRows {
  /** What a line is called: `cost`. */
  readonly of: string;
  /** `#` in what is wrong with them stands for the number of the line. */
  readonly fields: readonly Field[];
  readonly shape: Shape;
  readonly most: number;
}

/** What somebody sent by such lines. */
export interface RowsSent {
  readonly typed: Readonly<Record<string, string>>;
  /** The fields of the lines to show: three at least, and two more than were filled. */
  readonly shown: readonly (readonly Field[])[];
  /** What the lines that were filled mean, by the fields' own names. */
  readonly values: readonly { readonly row: number; readonly of: Readonly<Record<string, unknown>> }[];
  readonly problems: readonly FieldProblem[];
}

const [fewest, spare] = [3, 2];

export function readRows({ of, fields, shape, most }: FormRows, body: unknown): RowsSent {
  const rows = Array.from({ length: most }, (_, i) => {
    const row = i + 1;
    const named = (name: string) => `${of}-${name}-${row}`;
    const own = fields.map((field) => ({
      ...field,
      name: named(field.name),
      wrong: field.wrong.replaceAll('#', String(row)),
    }));
    const shapes = Object.fromEntries(Object.entries(shape).map(([name, each]) => [named(name), each]));
    const sent = readFields(own, shapes, body);
    const values = fields.map(({ name }) => [name, sent.values[named(name)]] as const);
    return { ...sent, row, own, values, filled: Object.values(sent.typed).some((text) => text !== '') };
  });
  const filled = rows.filter((row) => row.filled);
  return {
    typed: Object.fromEntries(rows.flatMap(({ typed }) => Object.entries(typed))),
    shown: rows.slice(0, Math.max(fewest, (filled.at(-1)?.row ?? 0) + spare)).map(({ own }) => own),
    values: filled.map(({ row, values }) => ({ row, of: Object.fromEntries(values) })),
    problems: filled.flatMap(({ problems }) => problems),
  };
}
