import {
  limitKey,
  type Option,
  optionKey,
  type Problem,
} from '../../contexts/procurement/allocation/problem.ts';
import type { Case, Question } from '../../contexts/procurement/allocation/certificate.ts';

/** A question as a linear programme in the LP format, and what its columns and rows stand for. */
export interface Programme {
  readonly text: string;
  readonly columns: ReadonlyMap<string, Option>;
  /** Names of rows, by the key of their limit. */
  readonly limits: ReadonlyMap<string, string>;
  /** What a unit of the programme's objective is of the question's. */
  readonly unit: number;
}

/** The row of how many positions have to be filled. */
export const filledRow = 'filled';

const sum = (columns: readonly string[]) => columns.join(' + ');

function grouped(columns: ReadonlyMap<string, Option>, keyOf: (option: Option) => string) {
  const groups = new Map<string, string[]>();
  for (const [column, option] of columns) {
    const group = groups.get(keyOf(option));
    if (group) group.push(column);
    else groups.set(keyOf(option), [column]);
  }
  return groups;
}

/** @param whole whether a position is given to one bidder or nobody, and not in parts */
export function programmeOf({ problem, worthOf, filled }: Question, of: Case, whole: boolean): Programme {
  const columns = new Map(problem.options.map((option, i) => [`x${i}`, option]));
  const levels = new Map(problem.areas.map(({ area, level }) => [area, level]));
  const most = problem.options.reduce((top, option) => Math.max(top, Number(worthOf(option))), 1);
  // A power of two changes no digit, and figures of a few thousand are what solvers are made for.
  const unit = 2 ** Math.max(0, Math.ceil(Math.log2(most / 4096)));
  const rows: string[] = [];
  for (const group of grouped(columns, ({ area, role }) => `${area}/${role}`).values())
    rows.push(`${sum(group)} <= 1`);
  for (const group of grouped(columns, ({ area, provider }) => `${area}/${provider}`).values())
    if (group.length > 1) rows.push(`${sum(group)} <= 1`);
  const limits = new Map<string, string>();
  const byLimit = grouped(columns, ({ area, role, provider }) =>
    limitKey({ provider, role, level: levels.get(area)! }),
  );
  for (const [i, limit] of problem.limits.entries()) {
    const group = byLimit.get(limitKey(limit));
    if (!group) continue;
    limits.set(limitKey(limit), `limit${i}`);
    rows.push(`limit${i}: ${sum(group)} <= ${limit.most}`);
  }
  if (filled !== null) rows.push(`${filledRow}: ${sum([...columns.keys()])} = ${filled}`);
  const fixed = [...columns].flatMap(([column, option]) => {
    if (of.taken.has(optionKey(option))) return [`${column} = 1`];
    return of.left.has(optionKey(option)) ? [`${column} = 0`] : [];
  });
  const worth = [...columns].map(([column, option]) => `${Number(worthOf(option)) / unit} ${column}`);
  const text = [
    ...['Maximize', ` obj: ${worth.join(' + ')}`, 'Subject To', ...rows.map((row) => ` ${row}`)],
    ...(fixed.length > 0 ? ['Bounds', ...fixed.map((line) => ` ${line}`)] : []),
    ...(whole ? ['Binary', ` ${[...columns.keys()].join(' ')}`] : []),
    'End',
  ].join('\n');
  return { text, columns, limits, unit };
}

/** Whether there is anything to give at all. */
export const isEmpty = ({ options }: Problem): boolean => options.length === 0;
