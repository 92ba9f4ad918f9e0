import { canonicalize, type Views } from '#event-sourcing';
import { ambiguousWith, type PolicyDocument } from '../../contexts/agreement/index.ts';
import { allFrameworks, policyOn, type FrameworkRow } from '../../projections/frameworks/index.ts';
import { fate, type Fate } from './fates.ts';
import type { FrameworkFacts, FrameworkFile } from './framework-file.ts';
import type { Fault } from './header.ts';
import type { Report } from './report.ts';

const terms = ['title', 'authority', 'regime', 'startsOn', 'endsOn'] as const;

/** The leaves of a policy by path, lists whole. */
function leaves(value: unknown, path: string): readonly (readonly [path: string, value: string])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [[path, canonicalize(value)]];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, `${path}.${key}`));
}

/** The policy that the framework started with, as recorded. */
const startingPolicy = (row: FrameworkRow) => policyOn(row, row.startsOn).policy;

/** Whether the framework started with another policy than is recorded. */
export const otherPolicy = (policy: PolicyDocument, row: FrameworkRow): boolean =>
  canonicalize(startingPolicy(row)) !== canonicalize(policy);

/** Which terms differ from those on record. */
export const changedTerms = (facts: FrameworkFacts, row: FrameworkRow) =>
  terms.filter((key) => facts[key] !== row[key]);

function conflicts({ facts, policy }: FrameworkFile, row: FrameworkRow): readonly Fault[] {
  const advice = 'import with --correct to record a correction.';
  const changed = facts ? changedTerms(facts, row) : [];
  const recorded = new Map(leaves(startingPolicy(row), 'policy'));
  const said = new Map(leaves(policy, 'policy'));
  const paths = [...new Set([...recorded.keys(), ...said.keys()])];
  return [
    ...changed.map((column) => ({
      column,
      value: facts?.[column] ?? '',
      reason: `On record it is "${row[column]}": ${advice}`,
    })),
    ...paths
      .filter((path) => recorded.get(path) !== said.get(path))
      .map((column) => ({
        column,
        value: said.get(column) ?? '',
        reason: `On record it is ${recorded.get(column) ?? 'absent'}: ${advice}`,
      })),
  ];
}

/** Decides the fate of framework.json. */
export function checkFramework(read: FrameworkFile, views: Views, report: Report, correct: boolean): Fate {
  const tell = (faults: readonly Fault[]) => {
    for (const fault of faults) report.problem({ file: read.file.name, row: null, ...fault });
  };
  for (const column of read.unknown) {
    const reason = 'There is no such key: it is not read.';
    report.warn({ file: read.file.name, row: null, column, value: '', reason });
  }
  const recorded = allFrameworks(views);
  const row = recorded.find(({ framework }) => framework === read.framework);
  const others = recorded.map(({ framework }) => framework).filter((other) => other !== read.framework);
  const ambiguous: readonly Fault[] =
    read.framework === undefined || row
      ? []
      : ambiguousWith(read.framework, others).map((other) => ({
          column: 'reference',
          value: read.framework ?? '',
          reason: `Framework ${other} is on record, and of the two references one begins with the other and a "-": choose another.`,
        }));
  if (read.faults.length + ambiguous.length > 0) {
    report.refused += 1;
    tell([...read.faults, ...ambiguous]);
    return fate.refused;
  }
  const changed = row ? conflicts(read, row) : [];
  if (row && changed.length === 0) {
    report.unchanged += 1;
    return fate.unchanged;
  }
  if (row && !correct) {
    report.conflicts += 1;
    tell(changed);
    return fate.conflict;
  }
  report.recordable += 1;
  return row ? fate.corrected : fate.fresh;
}
