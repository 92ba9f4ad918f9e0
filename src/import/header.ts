import { Wrong } from './cells/cell.ts';
import { textOfDateCell } from './cells/times.ts';
import type { AnyKind, Column, Facts } from './kind.ts';
import type { Problem } from './problem.ts';
import type { Row } from './readers/batch.ts';
import type { SourceFile } from './source.ts';
import { UnreadableInput } from './unreadable-input.ts';

/** What a row says, as far as it can be read. */
export interface Reading {
  readonly facts: Readonly<Record<string, Facts[string]>>;
  readonly faults: readonly Fault[];
}

export interface Fault {
  readonly column: string | null;
  readonly value: string;
  readonly reason: string;
}

interface Place {
  readonly field: string;
  readonly column: Column<Facts[string]>;
  /** -1: the column is absent. */
  readonly at: number;
}

/** The columns in which a refused row came back with its reason: accepted without a word. */
const refusedColumns = ['problem', 'reason'];

/** Where a table's columns stand in one file. */
export class Header {
  private readonly places: readonly Place[];
  private readonly timed: ReadonlySet<number>;

  /** @throws UnreadableInput when columns are missing or there twice */
  constructor(
    private readonly file: SourceFile,
    kind: AnyKind,
    header: Row,
  ) {
    this.names = header.map((cell) => (typeof cell === 'string' ? cell.trim() : textOfDateCell(cell, false)));
    if (this.names.every((name) => name === '')) {
      throw new UnreadableInput(
        `${file.name} is empty: its first row must name the columns ${columnsOf(kind)}.`,
      );
    }
    const twice = this.names.find((name, at) => name !== '' && this.names.indexOf(name) !== at);
    if (twice !== undefined) throw new UnreadableInput(`${file.name} has the column ${twice} twice.`);
    this.places = Object.entries(kind.columns).map(([field, column]) => ({
      field,
      column,
      at: this.names.indexOf(column.name),
    }));
    const missing = this.places.filter(({ at, column }) => at === -1 && !column.optional);
    if (missing.length > 0) {
      const names = missing.map(({ column }) => column.name).join(', ');
      throw new UnreadableInput(
        `${file.name} lacks the column${missing.length > 1 ? 's' : ''} ${names}: expected ${columnsOf(kind)}.`,
      );
    }
    this.timed = new Set(this.places.flatMap(({ at, column }) => (column.cell.timed ? [at] : [])));
  }

  readonly names: readonly string[];

  /** A warning for each column that is not read. */
  unknown(): readonly Problem[] {
    const known = new Set([...this.places.map(({ column }) => column.name), ...refusedColumns]);
    return this.names.flatMap((name, at) => {
      if (known.has(name)) return [];
      const reason =
        name === '' ? `Column ${at + 1} has no name: it is not read.` : 'This column is not read.';
      return [{ file: this.file.name, row: 1, column: name, value: '', reason }];
    });
  }

  /** The cells as text: a spreadsheet's date cell is an instant where the column holds instants. */
  texts(row: Row): readonly string[] {
    return row.map((cell, at) =>
      typeof cell === 'string' ? cell : textOfDateCell(cell, this.timed.has(at)),
    );
  }

  read(texts: readonly string[]): Reading {
    if (texts.length !== this.names.length) {
      const reason = `The row has ${texts.length} cells where the header has ${this.names.length}: check its commas and quotes.`;
      return { facts: {}, faults: [{ column: null, value: texts.join(','), reason }] };
    }
    const facts: Record<string, Facts[string]> = {};
    const faults: Fault[] = [];
    for (const { field, column, at } of this.places) {
      const text = at === -1 ? '' : (texts[at] ?? '');
      const value = text === '' && !column.optional ? empty : column.cell.read(text);
      if (value instanceof Wrong) faults.push({ column: column.name, value: text, reason: value.reason });
      else facts[field] = value;
    }
    return { facts, faults };
  }
}

const empty = new Wrong('The cell is empty: it must be filled.');

const columnsOf = (kind: AnyKind) =>
  Object.values(kind.columns)
    .map(({ name, optional }) => (optional ? `${name}?` : name))
    .join(', ');
