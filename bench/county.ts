import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const dayMs = 86_400_000;
/** Whole weeks, and longer than the sample: one copy ends before the next begins. */
const daysApart = 78 * 7;
const isMoment = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/;

/** The tables that grow; the others are the framework itself. Each before those that refer to it. */
const growing = ['referrals', 'offers', 'skips', 'exemptions', 'packages'];
const references = ['referral', 'offer', 'package'];

type Row = readonly string[];
interface Table {
  readonly header: Row;
  readonly rows: readonly Row[];
}

/** How the sample county becomes another. */
export interface Growth {
  /** How many of the sample's last referrals there are; left out: all. */
  readonly referrals?: number;
  /** So many times the sample's 18 months, one after the other. */
  readonly longer?: number;
  /** So many times the sample's referrals at once. */
  readonly larger?: number;
}

/** A date or an instant so many days earlier; anything else as it is. */
export function earlier(cell: string, days: number): string {
  if (days === 0 || !isMoment.test(cell)) return cell;
  const moved = new Date(Date.parse(cell) - days * dayMs).toISOString();
  return cell.length === 10 ? moved.slice(0, 10) : `${moved.slice(0, 19)}Z`;
}

function read(folder: string, name: string): Table {
  const [header = [], ...rows] = parse(readFileSync(join(folder, `${name}.csv`)));
  return { header, rows };
}

/** The last referrals and what belongs to them. */
function lastReferrals(tables: ReadonlyMap<string, Table>, count: number): Map<string, Table> {
  const kept = new Map<string, ReadonlySet<string>>();
  const part = new Map<string, Table>();
  for (const name of growing) {
    const { header, rows } = tables.get(name) ?? { header: [], rows: [] };
    const some = rows.slice(name === 'referrals' ? -count : 0).filter((row) =>
      header.every((column, i) => {
        const known = kept.get(column);
        return !known || row[i] === '' || known.has(row[i] ?? '');
      }),
    );
    part.set(name, { header, rows: some });
    const [reference = ''] = header;
    if (name === 'referrals' || name === 'offers')
      kept.set(reference, new Set(some.map(([key = '']) => key)));
  }
  return part;
}

const copied = ({ header, rows }: Table, copy: number, days: number): string[][] =>
  rows.map((row) =>
    row.map((cell, column) => {
      const named = copy > 0 && cell !== '' && references.includes(header[column] ?? '');
      return named ? `${cell}-${copy}` : earlier(cell, days);
    }),
  );

/**
 * Writes a county made of the sample's: with more years, oldest first, or with more referrals at once. References stay
 * unique, and every position, area and provider is there from the first day. Answers the rows of all tables together.
 */
export function growCounty(
  from: string,
  to: string,
  { referrals, longer = 1, larger = 1 }: Growth,
): { readonly rows: number } {
  mkdirSync(to, { recursive: true });
  const framework = JSON.parse(readFileSync(join(from, 'framework.json'), 'utf8')) as Record<string, string>;
  const began = framework['startsOn'] ?? '';
  const begins = earlier(began, (longer - 1) * daysApart);
  writeFileSync(join(to, 'framework.json'), JSON.stringify({ ...framework, startsOn: begins }, null, 2));

  const names = readdirSync(from).flatMap((file) => (file.endsWith('.csv') ? [file.slice(0, -4)] : []));
  const sample = new Map(names.map((name) => [name, read(from, name)]));
  const part = referrals === undefined ? sample : lastReferrals(sample, referrals);
  let count = 0;
  for (const name of names) {
    const path = join(to, `${name}.csv`);
    const table = (growing.includes(name) ? part : sample).get(name) ?? { header: [], rows: [] };
    writeFileSync(path, stringify([table.header]));
    const write = (rows: string[][]) => {
      appendFileSync(path, stringify(rows));
      count += rows.length;
    };
    if (growing.includes(name)) {
      for (let copy = longer * larger - 1; copy >= 0; copy--)
        write(copied(table, copy, Math.floor(copy / larger) * daysApart));
    } else write(table.rows.map((row) => row.map((cell) => (cell === began ? begins : cell))));
  }
  return { rows: count };
}
