import type { Append } from '#event-sourcing';
import { frameworkCorrection, pastFramework, policyCorrection } from '../../contexts/agreement/history.ts';
import type { BatchEvents } from './batch-events.ts';
import type { Examined } from './examine.ts';
import { fate } from './fates.ts';
import { changedTerms, otherPolicy } from './framework-check.ts';
import type { FrameworkFile } from './framework-file.ts';
import type { ImportCompleted } from './import.events.ts';
import { keyOf, type Setting } from './kind.ts';
import type { ProgressReporter } from './progress.ts';
import { settingOf } from './setting.ts';
import { unchanged } from './source.ts';
import type { Checked } from './table-check.ts';
import { tableRows } from './table-rows.ts';

/** So many rows go to the writer at once: more would stay in memory for long enough to fill it. */
const chunkRows = 200;

async function frameworkAppends(
  { framework, on }: Examined,
  { facts, policy, file }: FrameworkFile,
  events: BatchEvents,
): Promise<readonly Append[]> {
  await unchanged(file);
  if (!facts || !policy) return [];
  const named = ['framework', facts.framework, 'import:framework.json'] as const;
  if (framework === fate.fresh) return [events.past(...named, pastFramework(facts, policy))];
  const { row } = on;
  if (framework !== fate.corrected || !row) return [];
  const corrections: Append[] = [];
  if (changedTerms(facts, row).length > 0) {
    corrections.push(await events.correction(...named, frameworkCorrection(facts)));
  }
  if (otherPolicy(policy, row)) {
    const version = (row.policies.at(-1)?.version ?? 0) + 1;
    corrections.push(await events.correction(...named, policyCorrection(facts, policy, version)));
  }
  return corrections;
}

async function* tableAppends(
  { table, header, fates }: Checked,
  setting: Setting,
  events: BatchEvents,
  progress: ProgressReporter,
): AsyncGenerator<readonly Append[]> {
  const { kind, name, recordedAs } = table;
  progress.begin(`Recording ${name}`);
  for await (const { first, rows, done } of tableRows(table)) {
    let appends: Append[] = [];
    for (const [i, row] of rows.entries()) {
      const outcome = fates.get(first + i);
      if (outcome !== fate.fresh && outcome !== fate.corrected) continue;
      const read = header.read(header.texts(row)).facts;
      const facts = kind.settled?.(read) ?? read;
      const named = [kind.name, keyOf(kind, facts) ?? '', `import:${recordedAs}#${first + i}`] as const;
      appends.push(
        outcome === fate.fresh
          ? events.past(...named, kind.past(facts, setting))
          : await events.correction(...named, kind.correction(facts, setting)),
      );
      if (appends.length < chunkRows) continue;
      yield appends;
      appends = [];
    }
    if (appends.length > 0) yield appends;
    progress.at(done);
  }
  progress.end();
  await unchanged(table);
}

/**
 * Reads every file again and yields what is to be recorded, the completion of the batch last. Rejects with
 * UnreadableInput when a file is no longer what it was when its rows were examined.
 */
export async function* appends(
  examined: Examined,
  file: FrameworkFile | undefined,
  events: BatchEvents,
  asked: Pick<ImportCompleted, 'askedBy'> &
    Pick<NonNullable<ImportCompleted['outcome']>, 'skipInvalid' | 'correct'>,
  progress: ProgressReporter,
): AsyncGenerator<readonly Append[]> {
  const { on, tables, report } = examined;
  const { unchanged: same, refused, conflicts, warnings } = report;
  const { askedBy, ...manner } = asked;
  if (file) yield await frameworkAppends(examined, file, events);
  const setting = settingOf(examined, file);
  for (const check of tables) yield* tableAppends(check, setting, events, progress);
  const files = [
    ...(file ? [{ file: 'framework.json', rows: 1 }] : []),
    ...tables.map(({ table, fates }) => ({ file: table.recordedAs, rows: fates.rows })),
  ];
  const outcome = { unchanged: same, refused, conflicts, warnings, ...manner };
  yield [events.completed({ framework: on.framework, files, recorded: report.recordable, askedBy, outcome })];
}
