import { shown, type Problem } from './problem.ts';

/** So many problems are listed, and as many warnings; the rest is counted. */
const listed = 1_000;

/** What came up while rows were checked. Rows are counted once, however much is wrong with them. */
export class Report {
  readonly problems: Problem[] = [];
  readonly warned: Problem[] = [];
  warnings = 0;
  unlisted = 0;
  /** Rows. */
  recordable = 0;
  unchanged = 0;
  refused = 0;
  conflicts = 0;

  problem(problem: Problem): void {
    if (this.problems.length < listed) this.problems.push({ ...problem, value: shown(problem.value) });
    else this.unlisted += 1;
  }

  warn(warning: Problem): void {
    this.warnings += 1;
    if (this.warned.length < listed) this.warned.push({ ...warning, value: shown(warning.value) });
  }
}
