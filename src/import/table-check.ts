import { fate, Fates, type Fate } from './fates.ts';
import type { Fault, Header } from './header.ts';
import { keyOf, type Column, type Facts, type Readable } from './kind.ts';
import type { Known } from './known.ts';
import type { OnRecord } from './on-record.ts';
import { PrimariesAtOnce } from './primaries-at-once.ts';
import { reasonCodes } from './reason-codes.ts';
import type { Row } from './readers/batch.ts';
import type { References } from './references.ts';
import type { Report } from './report.ts';
import type { Table } from './source.ts';
import { isBlank } from './table-rows.ts';

/** What the rows of every table are checked against, and where what comes up is noted. */
export interface Grounds {
  readonly on: OnRecord;
  readonly known: Known;
  readonly report: Report;
  /** A row that differs from what is on record corrects it. */
  readonly correct: boolean;
  /** Every refusal is remembered, for the file in which the rows are returned. */
  readonly returning: boolean;
}

type Field = readonly [field: string, column: Column<Facts[string]>];

/** What the rows of one table come to. */
export interface Checked {
  readonly table: Table;
  readonly header: Header;
  readonly fates: Fates;
  /** Why rows come back, by row. */
  readonly reasons: ReadonlyMap<number, string>;
}

/** Decides the fate of each row of one table. */
export class TableCheck {
  private readonly fates = new Fates();
  private readonly reasons = new Map<number, string>();
  private readonly references: References;
  private readonly fields: readonly Field[];
  private readonly referring: readonly Field[];
  private readonly reasoned: readonly Field[];
  private readonly warnedOf = new Set<string>();
  private readonly primaries: PrimariesAtOnce | undefined;

  constructor(
    private readonly table: Table,
    private readonly header: Header,
    private readonly grounds: Grounds,
  ) {
    const { kind } = table;
    this.references = grounds.known.bring(kind.name);
    this.fields = Object.entries(kind.columns);
    this.referring = this.fields.filter(([, { refersTo }]) => refersTo !== undefined);
    this.reasoned = this.fields.filter(([, { reason }]) => reason);
    if (kind.name === 'positions') {
      const held = grounds.on.row?.positions ?? [];
      this.primaries = new PrimariesAtOnce(held.filter(({ role }) => role === 'primary'));
    }
    for (const warning of header.unknown()) grounds.report.warn(warning);
  }

  row(number: number, row: Row): void {
    if (isBlank(row)) return;
    const { facts, faults: unread } = this.header.read(this.header.texts(row));
    const faults = [...unread];
    const key = keyOf(this.table.kind, facts);
    const first = key === undefined ? undefined : this.references.claim(key, number);
    if (key !== undefined && first !== undefined) faults.push(this.twice(key, first));
    this.refer(facts, faults);
    for (const [field, reason] of this.table.kind.impossible?.(facts as Partial<Facts>) ?? []) {
      faults.push(this.fault(field, facts, reason));
    }
    this.warnOfReasons(number, facts);
    if (faults.length === 0) this.compare(number, facts as Facts);
    else {
      if (key !== undefined && first === undefined) this.references.refuse(key);
      this.refuse(number, faults);
    }
  }

  /** Says what only the whole table shows. */
  finish(): Checked {
    for (const [row, fault] of this.primaries?.refused() ?? []) {
      this.grounds.report.recordable -= 1;
      this.refuse(row, [fault]);
    }
    const { table, header, fates, reasons } = this;
    return { table, header, fates, reasons };
  }

  private fault(field: string, facts: Readable, reason: string): Fault {
    const column = this.table.kind.columns[field];
    const value = facts[field];
    return {
      column: column?.name ?? field,
      value: column && value !== undefined ? column.cell.write(value) : '',
      reason,
    };
  }

  private twice(key: string, first: number): Fault {
    const [field = ''] = this.table.kind.key;
    const alone = this.table.kind.key.length === 1;
    const column = alone ? (this.table.kind.columns[field]?.name ?? field) : null;
    return {
      column,
      value: key,
      reason: `Row ${first} has the same: leave one of them, or give one another reference.`,
    };
  }

  private refer(facts: Readable, faults: Fault[]): void {
    for (const [field, { refersTo }] of this.referring) {
      const reference = facts[field];
      if (refersTo === undefined || typeof reference !== 'string') continue;
      const found = this.grounds.known.find(refersTo, reference);
      if (found === 'fit') continue;
      const reason =
        found === 'unknown'
          ? `It is neither in ${refersTo} nor on record: add it there, or correct the reference.`
          : `It depends on row ${found.refusedRow} of ${refersTo}, which is refused: mend that row first.`;
      faults.push(this.fault(field, facts, reason));
    }
  }

  private warnOfReasons(row: number, facts: Readable): void {
    for (const [field, column] of this.reasoned) {
      const code = facts[field];
      if (typeof code !== 'string' || reasonCodes.has(code) || this.warnedOf.has(code)) continue;
      this.warnedOf.add(code);
      const reason = 'This reason is not on the list (first seen here): it is recorded as it stands.';
      this.grounds.report.warn({ file: this.table.name, row, column: column.name, value: code, reason });
    }
  }

  private compare(number: number, read: Facts): void {
    const { kind } = this.table;
    const { on, known, report, correct } = this.grounds;
    const facts = kind.settled?.(read) ?? read;
    const before = kind.recorded(facts, on);
    const changed = before ? this.fields.filter(([field]) => before[field] !== facts[field]) : [];
    const fixed = changed.filter(([field]) => kind.fixed?.includes(field));
    let outcome: Fate = fate.fresh;
    if (before) outcome = changed.length === 0 ? fate.unchanged : fate.conflict;
    if (outcome === fate.conflict && correct && fixed.length === 0) outcome = fate.corrected;
    this.fates.set(number, outcome);
    if (outcome === fate.unchanged) report.unchanged += 1;
    else if (before && outcome === fate.conflict) this.conflict(number, facts, before, changed);
    else {
      report.recordable += 1;
      this.primaries?.claim(number, facts, outcome === fate.corrected);
      if (kind.name === 'offers') known.offered(String(facts['offer']), String(facts['referral']));
    }
  }

  private conflict(number: number, facts: Facts, before: Facts, changed: readonly Field[]): void {
    this.grounds.report.conflicts += 1;
    const faults = changed.map(([field, { cell }]) => {
      const was = before[field] ?? null;
      const recorded = was === null ? 'On record it is empty' : `On record it is "${cell.write(was)}"`;
      const advice = this.table.kind.fixed?.includes(field)
        ? 'it cannot be moved, so give the row another reference.'
        : 'import with --correct to record a correction.';
      return this.fault(field, facts, `${recorded}: ${advice}`);
    });
    this.tell(number, faults);
  }

  private refuse(number: number, faults: readonly Fault[]): void {
    this.fates.set(number, fate.refused);
    this.grounds.report.refused += 1;
    this.tell(number, faults);
  }

  private tell(row: number, faults: readonly Fault[]): void {
    for (const fault of faults) this.grounds.report.problem({ file: this.table.name, row, ...fault });
    if (!this.grounds.returning) return;
    const told = faults.map(({ column, reason }) => (column === null ? reason : `${column}: ${reason}`));
    this.reasons.set(row, told.join(' '));
  }
}
