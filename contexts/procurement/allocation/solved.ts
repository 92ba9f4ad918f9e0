import type { Certificate } from './certificate.ts';
import type { Allocation, Problem } from './problem.ts';

/** An allocation, and why there is none better. Whoever is given one checks it: a solver's word is no proof. */
export interface Solved {
  readonly allocation: Allocation;
  readonly certificate: Certificate;
}

/** A problem solved. `digest`: SHA-256, in hexadecimal, of the canonical JSON of the three. */
export interface Proof extends Solved {
  readonly problem: Problem;
  readonly digest: string;
}
