import type { Problem } from './problem.ts';
import type { Proof } from './solved.ts';

/** Finds the best allocation of a problem with its certificate: the same for the same problem, in whatever order. */
export abstract class AllocationSolver {
  /** Rejects when none could be proved to be the best. */
  abstract solve(problem: Problem): Promise<Proof>;
}
