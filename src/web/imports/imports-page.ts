import type { ImportBatch } from '../../import/batches/import-batch.ts';
import type { ImportedBatch } from '../../import/batches/get-import.ts';
import { inMegabytes, uploadLimits } from '../../import/uploads/upload-limits.ts';
import type { Person } from '../../identity/people.ts';
import { href } from '../links.ts';
import { listing } from '../listing.ts';
import { moment } from '../moments.ts';
import { count, counted } from '../numbers.ts';
import type { Search } from '../question.ts';

/** Who an account is; undefined when it is not known here. */
export type PersonOf = (user: string) => Pick<Person, 'name'> | undefined;

const roleWords = (role: string) => role.replaceAll('-', ' ');

/** Who asked for an import, in words. */
export function askerWords({ askedBy }: Pick<ImportBatch, 'askedBy'>, personOf: PersonOf): string {
  if (askedBy === null) return 'not recorded';
  const { kind, id, role } = askedBy;
  return `${personOf(id)?.name ?? (kind === 'token' ? `token ${id}` : id)} (${roleWords(role)})`;
}

const importHref = (batch: string) => `/imports/${batch}`;

const filesIn = ({ files }: ImportBatch) => files.map(({ file }) => file).join(', ');

/** What was imported, the newest first. */
export function importsPage(batches: readonly ImportBatch[], personOf: PersonOf, search: Search) {
  const list = listing('/imports', search, batches);
  return {
    total: counted(batches.length, 'import'),
    limit: inMegabytes(uploadLimits.bytes),
    list: {
      ...list,
      rows: list.rows.map((batch) => ({
        ...batch,
        href: importHref(batch.batch),
        files: filesIn(batch),
        askedBy: askerWords(batch, personOf),
        recorded: count(batch.recorded),
        refused: batch.outcome === null ? '–' : count(batch.outcome.refused + batch.outcome.conflicts),
      })),
    },
  };
}

/** The API's addresses of at most so many events. */
const mostEvents = 1_000;

/** One import: what it brought, how, and its events. */
export function batchPage(batch: ImportedBatch, personOf: PersonOf) {
  const { outcome, first, position } = batch;
  const manner = outcome && [
    ...(outcome.skipInvalid ? ['the good rows although others were refused'] : ['everything or nothing']),
    ...(outcome.correct ? ['rows that differed corrected what was on record'] : []),
  ];
  const facts = {
    'Recorded at': moment(batch.at),
    'Asked for by': askerWords(batch, personOf),
    Framework: batch.framework,
    'Rows recorded': count(batch.recorded),
    ...(outcome && {
      'Rows unchanged': count(outcome.unchanged),
      'Rows refused': count(outcome.refused),
      'Rows in conflict': count(outcome.conflicts),
      Warnings: count(outcome.warnings),
    }),
    ...(manner && { How: manner.join('; ') }),
    Batch: batch.batch,
    'Places in the log': `${count(first)} to ${count(position)}`,
  };
  return {
    facts: Object.entries(facts).map(([name, value]) => ({ name, value })),
    files: batch.files.map(({ file, rows }) => ({ file, rows: count(rows) })),
    events: batch.events.map(({ type, count: number }) => ({
      type,
      count: count(number),
      href: href('/api/v1/events', {
        type,
        after: first === 0 ? undefined : first - 1,
        limit: Math.min(number, mostEvents),
      }),
    })),
  };
}
