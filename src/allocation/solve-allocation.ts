import highsLoader from 'highs';
import type { Solved } from '../../contexts/procurement/allocation/solved.ts';
import {
  boundOf,
  type Case,
  fraction,
  isImpossible,
  nothingDecided,
  type Question,
  questionsOf,
  type Reason,
} from '../../contexts/procurement/allocation/certificate.ts';
import {
  allocationOf,
  canonical,
  type Option,
  optionKey,
  type Problem,
} from '../../contexts/procurement/allocation/problem.ts';
import { filledRow, isEmpty, type Programme, programmeOf } from './programme.ts';

/** Cases that are looked at before a proof is given up. */
const mostCases = 2000;

const exact = { mip_rel_gap: 0, mip_abs_gap: 0, threads: 1, random_seed: 0, output_flag: false } as const;
const sharp = { primal_feasibility_tolerance: 1e-10, dual_feasibility_tolerance: 1e-10 } as const;

interface Row {
  readonly Name: string;
  readonly Dual: number;
}
interface Answer {
  readonly Status: string;
  readonly Columns: Readonly<Record<string, { readonly Primal: number }>>;
  readonly Rows: readonly Row[];
}

/** Prices as an answer has them, in whole twelfths. */
function pricesOf({ Rows: rows }: Answer, { limits, unit }: Programme) {
  const duals = new Map(rows.map(({ Name, Dual }) => [Name, Dual]));
  const twelfths = (dual: number) => BigInt(Math.round(dual * unit * Number(fraction)));
  const prices = new Map<string, bigint>();
  for (const [key, row] of limits) {
    const price = twelfths(Math.abs(duals.get(row) ?? 0));
    if (price > 0n) prices.set(key, price);
  }
  return { prices, perPosition: twelfths(-(duals.get(filledRow) ?? 0)) };
}

const reasonOf = (prices: ReadonlyMap<string, bigint>, perPosition: bigint): Reason => ({
  kind: 'prices',
  prices: Object.fromEntries([...prices].map(([key, price]) => [key, String(price)])),
  perPosition: String(perPosition),
});

class Prover {
  private cases = 0;
  private readonly solve: (text: string, options: object) => Answer;

  // Written out: a thread begins without what compiles the rest in a test.
  constructor(solve: (text: string, options: object) => Answer) {
    this.solve = solve;
  }

  /** The best whole answer. */
  best(question: Question): readonly Option[] {
    const programme = programmeOf(question, nothingDecided, true);
    const answer = this.solve(programme.text, { ...exact, ...sharp });
    if (answer.Status !== 'Optimal') throw new Error(`The solver ended ${answer.Status}.`);
    return [...programme.columns].flatMap(([column, option]) =>
      (answer.Columns[column]?.Primal ?? 0) > 0.5 ? [option] : [],
    );
  }

  /** Why nothing in a case is worth more than `most`. */
  prove(question: Question, most: bigint, of: Case = nothingDecided): Reason {
    if (++this.cases > mostCases) throw new Error(`The proof has more than ${mostCases} cases.`);
    if (isImpossible(question, of)) return { kind: 'impossible' };
    const programme = programmeOf(question, of, false);
    const answer = this.solve(programme.text, {
      ...sharp,
      solver: 'simplex',
      threads: 1,
      output_flag: false,
    });
    if (answer.Status !== 'Optimal') return this.unfillable(question, of);
    const { prices, perPosition } = pricesOf(answer, programme);
    if (boundOf(question, of, prices, perPosition) < (most + 1n) * fraction)
      return reasonOf(prices, perPosition);
    const option = this.toSplit(programme, answer, of);
    return {
      kind: 'split',
      option,
      taken: this.prove(question, most, { ...of, taken: new Set([...of.taken, option]) }),
      left: this.prove(question, most, { ...of, left: new Set([...of.left, option]) }),
    };
  }

  /** So few positions can be filled in a case that prices high enough leave nothing over. */
  private unfillable({ problem, worthOf }: Question, of: Case): Reason {
    const fill: Question = { problem, worthOf: () => 1n, filled: null };
    const programme = programmeOf(fill, of, false);
    const { prices } = pricesOf(this.solve(programme.text, { ...sharp, output_flag: false }), programme);
    const high = problem.options.reduce((sum, option) => sum + worthOf(option), 1n) * fraction * fraction;
    const raised = new Map([...prices].map(([key, price]) => [key, price * high]));
    return reasonOf(raised, fraction * high);
  }

  /** The option that the answer gives the most undecidedly. */
  private toSplit({ columns }: Programme, { Columns: values }: Answer, { taken, left }: Case): string {
    let chosen: string | undefined;
    let nearest = 2;
    for (const [column, option] of columns) {
      const key = optionKey(option);
      if (taken.has(key) || left.has(key)) continue;
      const off = Math.abs((values[column]?.Primal ?? 0) - 0.5);
      if (off < nearest) [nearest, chosen] = [off, key];
    }
    if (chosen === undefined) throw new Error('Everything is decided, and the proof is still open.');
    return chosen;
  }
}

type Highs = { solve(text: string, options: object): unknown };
let loaded: Promise<Highs> | undefined;
/** Loaded once: each call has a solver of its own in it. */
const solver = (): Promise<Highs> => (loaded ??= (highsLoader as unknown as () => Promise<Highs>)());

/** The best allocation of a problem, and the certificate that it is. Rejects when none could be proved. */
export async function solveAllocation(asked: Problem): Promise<Solved> {
  const problem = canonical(asked);
  if (isEmpty(problem)) {
    const nothing: Reason = { kind: 'prices', prices: {}, perPosition: '0' };
    return { allocation: allocationOf([]), certificate: { filled: nothing, worth: nothing } };
  }
  const highs = await solver();
  const prover = new Prover((text, options) => highs.solve(text, options) as Answer);
  const most = prover.best(questionsOf(problem, 0).filled).length;
  const { filled, worth } = questionsOf(problem, most);
  const allocation = allocationOf(prover.best(worth));
  return {
    allocation,
    certificate: {
      filled: prover.prove(filled, BigInt(most)),
      worth: prover.prove(worth, BigInt(allocation.reached)),
    },
  };
}
