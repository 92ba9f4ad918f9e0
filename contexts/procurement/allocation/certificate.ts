import {
  limitKey,
  optionKey,
  type Allocation,
  type AllocatedRole,
  type Option,
  type Problem,
} from './problem.ts';

/** Prices are in twelfths of a unit of worth, so that they are whole numbers where a half or a third would do. */
export const fraction = 12n;

/**
 * Why no allocation is better, for the cases in which some options are taken and others are not. A leaf has a price for
 * each limit, and one that every filled position earns: no allocation is worth more than what all limits cost at these
 * prices and what the best pair of each area leaves over (weak duality), whatever the prices are.
 */
export type Reason =
  | { readonly kind: 'split'; readonly option: string; readonly taken: Reason; readonly left: Reason }
  | {
      readonly kind: 'prices';
      readonly prices: Readonly<Record<string, string>>;
      readonly perPosition: string;
    }
  | { readonly kind: 'impossible' };

/** That no allocation fills more positions, and that none which fills as many is worth more. */
export interface Certificate {
  readonly filled: Reason;
  readonly worth: Reason;
}

/** What is decided in a case. */
export interface Case {
  readonly taken: ReadonlySet<string>;
  readonly left: ReadonlySet<string>;
}

/** A question: what each option is worth, and how many positions have to be filled; null: as many as one likes. */
export interface Question {
  readonly problem: Problem;
  readonly worthOf: (option: Option) => bigint;
  readonly filled: number | null;
}

interface Priced {
  readonly provider: string;
  readonly net: bigint;
  readonly taken: boolean;
}

/** The best that an area leaves over: a pair of two bidders, one, or nobody, as the case allows. */
function bestOf(roles: Readonly<Record<AllocatedRole, readonly Priced[]>>): bigint {
  const choices = (role: AllocatedRole): readonly (Priced | null)[] => {
    const taken = roles[role].filter((each) => each.taken);
    return taken.length > 0 ? taken : [null, ...roles[role]];
  };
  let best: bigint | undefined;
  for (const primary of choices('primary')) {
    for (const secondary of choices('secondary')) {
      if (primary && primary.provider === secondary?.provider) continue;
      const net = (primary?.net ?? 0n) + (secondary?.net ?? 0n);
      if (best === undefined || net > best) best = net;
    }
  }
  return best ?? 0n;
}

/** In twelfths: no allocation of the case is worth more. Prices below 0 count as 0. */
export function boundOf(
  { problem, worthOf, filled }: Question,
  { taken, left }: Case,
  prices: ReadonlyMap<string, bigint>,
  perPosition: bigint,
): bigint {
  const price = (key: string) => {
    const asked = prices.get(key) ?? 0n;
    return asked > 0n ? asked : 0n;
  };
  const limited = new Set(problem.limits.map(limitKey));
  const earns = filled === null ? 0n : perPosition;
  let bound = problem.limits.reduce((sum, limit) => sum + BigInt(limit.most) * price(limitKey(limit)), 0n);
  for (const { area, level } of problem.areas) {
    const roles: Record<AllocatedRole, Priced[]> = { primary: [], secondary: [] };
    for (const option of problem.options) {
      if (option.area !== area || left.has(optionKey(option))) continue;
      const { provider, role } = option;
      const key = limitKey({ provider, level, role });
      const net = fraction * worthOf(option) - (limited.has(key) ? price(key) : 0n) + earns;
      roles[role].push({ provider, net, taken: taken.has(optionKey(option)) });
    }
    bound += bestOf(roles);
  }
  return filled === null ? bound : bound - perPosition * BigInt(filled);
}

/** Whether what a case takes breaks a rule by itself. */
export function isImpossible({ problem }: Question, { taken }: Case): boolean {
  const levels = new Map(problem.areas.map(({ area, level }) => [area, level]));
  const given = problem.options.filter((option) => taken.has(optionKey(option)));
  const twice = (keys: readonly string[]) => new Set(keys).size < keys.length;
  return (
    twice(given.map(({ area, role }) => `${area}/${role}`)) ||
    twice(given.map(({ area, provider }) => `${area}/${provider}`)) ||
    problem.limits.some(
      (limit) =>
        given.filter(
          ({ provider, role, area }) =>
            provider === limit.provider && role === limit.role && levels.get(area) === limit.level,
        ).length > limit.most,
    )
  );
}

/** Whether the reason holds: every case is covered, and none of them is worth more than `most`. */
export function holds(question: Question, reason: Reason, most: bigint, of: Case = nothingDecided): boolean {
  if (reason.kind === 'impossible') return isImpossible(question, of);
  if (reason.kind === 'prices') {
    const prices = new Map(Object.entries(reason.prices).map(([key, price]) => [key, BigInt(price)]));
    // Below 0 a division rounds towards 0, which is no less: a worth is a whole number.
    return boundOf(question, of, prices, BigInt(reason.perPosition)) < (most + 1n) * fraction;
  }
  const { option, taken, left } = reason;
  return (
    holds(question, taken, most, { ...of, taken: new Set([...of.taken, option]) }) &&
    holds(question, left, most, { ...of, left: new Set([...of.left, option]) })
  );
}

export const nothingDecided: Case = { taken: new Set(), left: new Set() };

/** The two questions of a problem: how many positions can be filled, and what they can be worth then. */
export const questionsOf = (
  problem: Problem,
  filled: number,
): { readonly filled: Question; readonly worth: Question } => ({
  filled: { problem, worthOf: () => 1n, filled: null },
  worth: { problem, worthOf: ({ worth }) => BigInt(worth), filled },
});

/**
 * Whether the certificate shows that no allocation of the problem is better: none fills more positions, and none that
 * fills as many is worth more. It needs no solver and no trust in one: whole numbers are added, subtracted and compared.
 */
export function isBest(problem: Problem, { filled, reached }: Allocation, certificate: Certificate): boolean {
  const questions = questionsOf(problem, filled);
  return (
    holds(questions.filled, certificate.filled, BigInt(filled)) &&
    holds(questions.worth, certificate.worth, BigInt(reached))
  );
}
