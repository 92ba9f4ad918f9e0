import type { Level } from '../../agreement/index.ts';

/** The roles that are given to one bidder each; on the reserve list is everybody who passed. */
export type AllocatedRole = 'primary' | 'secondary';

/** What it is worth to the objective that a bidder has a position that it bid for: a whole number, 0 or more. */
export interface Option {
  readonly provider: string;
  readonly area: string;
  readonly role: AllocatedRole;
  readonly worth: number;
}

/** The most positions of a level and role that a provider may be given, less those that it holds already. */
export interface Limit {
  readonly provider: string;
  readonly level: Level;
  readonly role: AllocatedRole;
  readonly most: number;
}

/**
 * Who may get what: at most one bidder for each position, no bidder twice in an area, and no more positions than its
 * limits. As many positions as possible are filled, and then the sum of what they are worth is the largest there is.
 */
export interface Problem {
  readonly areas: readonly { readonly area: string; readonly level: Level }[];
  readonly options: readonly Option[];
  readonly limits: readonly Limit[];
}

/** Tells options apart: references hold no "/". */
export const optionKey = ({ area, role, provider }: Omit<Option, 'worth'>): string =>
  `${area}/${role}/${provider}`;
export const limitKey = ({ provider, level, role }: Omit<Limit, 'most'>): string =>
  `${provider}/${level}/${role}`;

const inOrder = <T>(things: readonly T[], key: (thing: T) => string): readonly T[] =>
  things.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));

/** The same problem in one order, whatever the order in which bids came: so the same allocation comes of it. */
export const canonical = ({ areas, options, limits }: Problem): Problem => ({
  areas: inOrder(areas, ({ area }) => area),
  options: inOrder(options, optionKey),
  limits: inOrder(limits, limitKey),
});

/** The positions that are given, and what they are worth together. */
export interface Allocation {
  readonly given: readonly Option[];
  readonly filled: number;
  readonly reached: number;
}

export const allocationOf = (given: readonly Option[]): Allocation => ({
  given: inOrder(given, optionKey),
  filled: given.length,
  reached: given.reduce((sum, { worth }) => sum + worth, 0),
});

/** What is wrong with an allocation: empty when it keeps every rule of its problem. */
export function faultsOf(problem: Problem, { given, filled, reached }: Allocation): readonly string[] {
  const levels = new Map(problem.areas.map(({ area, level }) => [area, level]));
  const offered = new Map(problem.options.map((option) => [optionKey(option), option.worth]));
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1).get(key)!;
  const faults: string[] = [];
  for (const option of given) {
    const { provider, area, role, worth } = option;
    const level = levels.get(area);
    if (level === undefined || offered.get(optionKey(option)) !== worth)
      faults.push(`${optionKey(option)} was not bid for`);
    if (count(`${area}/${role}`) > 1) faults.push(`${area}/${role} is given twice`);
    if (count(`${area}:${provider}`) > 1) faults.push(`${provider} has two roles in ${area}`);
    if (level !== undefined) count(limitKey({ provider, level, role }));
  }
  for (const limit of problem.limits)
    if ((counts.get(limitKey(limit)) ?? 0) > limit.most)
      faults.push(`${limitKey(limit)} is above ${limit.most}`);
  const sums = allocationOf(given);
  if (sums.filled !== filled || sums.reached !== reached) faults.push('the sums are others');
  return faults;
}
