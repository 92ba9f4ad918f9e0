import type { PriceMethod } from '../../contexts/procurement/index.ts';
import { compared } from './comparison.ts';
import { fate, Fates } from './fates.ts';
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
  private readonly columns: readonly (readonly [field: string, column: Column<Facts[string]>])[];
  private readonly warnedOf = new Set<string>();
  private readonly primaries: PrimariesAtOnce | undefined;

  constructor(
    private readonly table: Table,
    private readonly header: Header,
    private readonly grounds: Grounds,
  ) {
    const { kind } = table;
    this.references = grounds.known.bring(kind.name);
    this.columns = Object.entries(kind.columns).filter(([, column]) => column.refersTo ?? column.reason);
    if (kind.name === 'positions') {
      const held = grounds.on.row?.positions ?? [];
      this.primaries = new PrimariesAtOnce(held.filter(({ role }) => role === 'primary'));
    }
    for (const warning of header.unknown()) grounds.report.warn(warning);
  }

  row(number: number, row: Row): void {
    if (isBlank(row)) return;
    const { kind } = this.table;
    const { facts, faults: unread } = this.header.read(this.header.texts(row));
    const faults = [...unread];
    const key = keyOf(kind, facts);
    const first = key === undefined ? undefined : this.references.claim(key, number);
    if (key !== undefined && first !== undefined) faults.push(this.twice(key, first));
    this.look(number, facts, faults);
    for (const [field, reason] of kind.impossible?.(facts) ?? []) {
      faults.push(this.fault(field, facts, reason));
    }
    if (faults.length === 0) this.compare(number, kind.settled?.(facts) ?? facts);
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
    const text = column && value !== undefined ? column.cell.write(value) : '';
    return { column: column?.name ?? field, value: text, reason };
  }

  private twice(key: string, first: number): Fault {
    const [field = '', ...further] = this.table.kind.key;
    const column = further.length === 0 ? (this.table.kind.columns[field]?.name ?? field) : null;
    const reason = `Row ${first} has the same: leave one of them, or give one another reference.`;
    return { column, value: key, reason };
  }

  /** Follows the references of a row, and looks its reasons up. */
  private look(row: number, facts: Readable, faults: Fault[]): void {
    for (const [field, { refersTo, name }] of this.columns) {
      const value = facts[field];
      if (typeof value !== 'string') continue;
      if (refersTo === undefined) {
        if (reasonCodes.has(value) || this.warnedOf.has(value)) continue;
        this.warnedOf.add(value);
        const reason = 'This reason is not on the list (first seen here): it is recorded as it stands.';
        this.grounds.report.warn({ file: this.table.name, row, column: name, value, reason });
        continue;
      }
      const found = this.grounds.known.find(refersTo, value);
      if (found === 'fit') continue;
      const reason =
        found === 'unknown'
          ? `It is neither in ${refersTo} nor on record: add it there, or correct the reference.`
          : `It depends on row ${found.refusedRow} of ${refersTo}, which is refused: mend that row first.`;
      faults.push(this.fault(field, facts, reason));
    }
  }

  private compare(row: number, facts: Facts): void {
    const { on, known, report, correct } = this.grounds;
    const { kind } = this.table;
    const { fate: outcome, conflicts } = compared(kind, facts, on, correct);
    this.fates.set(row, outcome);
    if (outcome === fate.unchanged) report.unchanged += 1;
    else if (outcome === fate.conflict) {
      report.conflicts += 1;
      this.tell(row, conflicts);
    } else {
      report.recordable += 1;
      this.primaries?.claim(row, facts, outcome === fate.corrected);
      if (kind.name === 'offers') known.offered(String(facts['offer']), String(facts['referral']));
      if (kind.name === 'tenders')
        known.tendered(String(facts['tender']), facts['priceMethod'] as PriceMethod);
    }
  }

  private refuse(row: number, faults: readonly Fault[]): void {
    this.fates.set(row, fate.refused);
    this.grounds.report.refused += 1;
    this.tell(row, faults);
  }

  private tell(row: number, faults: readonly Fault[]): void {
    for (const fault of faults) this.grounds.report.problem({ file: this.table.name, row, ...fault });
    if (!this.grounds.returning) return;
    const told = faults.map(({ column, reason }) => (column === null ? reason : `${column}: ${reason}`));
    this.reasons.set(row, told.join(' '));
  }
}
