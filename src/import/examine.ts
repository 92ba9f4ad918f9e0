import type { Views } from '#event-sourcing';
import { fate, type Fate } from './fates.ts';
import { checkFramework } from './framework-check.ts';
import { Header } from './header.ts';
import type { Intake } from './intake.ts';
import { Known } from './known.ts';
import { OnRecord } from './on-record.ts';
import type { ProgressReporter } from './progress.ts';
import { Report } from './report.ts';
import type { Table } from './source.ts';
import { TableCheck, type Checked, type Grounds } from './table-check.ts';
import { tableRows } from './table-rows.ts';

/** How rows are judged. */
export interface Manner {
  readonly views: Views;
  /** A row that differs from what is on record corrects it. */
  readonly correct: boolean;
  /** Why a row is refused is remembered, because it will be given back. */
  readonly returning: boolean;
  readonly progress: ProgressReporter;
}

/** What every row comes to. */
export interface Examined {
  readonly report: Report;
  readonly on: OnRecord;
  readonly known: Known;
  /** That of framework.json; `blank` when there is none. */
  readonly framework: Fate;
  readonly tables: readonly Checked[];
}

async function examineTable(table: Table, grounds: Grounds, progress: ProgressReporter): Promise<Checked> {
  let check: TableCheck | undefined;
  progress.begin(`Checking ${table.name}`);
  for await (const { header, first, rows, done } of tableRows(table)) {
    const checking = (check ??= new TableCheck(table, new Header(table, table.kind, header), grounds));
    rows.forEach((row, i) => checking.row(first + i, row));
    progress.at(done);
  }
  progress.end();
  if (!check) throw new Error(`${table.name} yielded nothing.`);
  return check.finish();
}

/**
 * Reads every file and decides every row's fate: the first of two readings, which records nothing. It keeps the
 * references and a byte for each row, so that a million rows fit. Rejects with UnreadableInput.
 */
export async function examine(intake: Intake, manner: Manner): Promise<Examined> {
  const { source, file } = intake;
  const { views, correct, returning, progress } = manner;
  const report = new Report();
  for (const warning of source.warnings) report.warn(warning);
  const framework = file ? checkFramework(file, views, report, correct) : fate.blank;
  const on = new OnRecord(views, intake.framework);
  const known = new Known(
    on,
    source.tables.some(({ kind }) => kind.name === 'exemptions'),
  );
  const tables: Checked[] = [];
  for (const table of source.tables) {
    tables.push(await examineTable(table, { on, known, report, correct, returning }, progress));
  }
  known.release();
  return { report, on, known, framework, tables };
}
