import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { canonicalize } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { AllocationSolver } from '../../contexts/procurement/allocation/allocation-solver.ts';
import { isBest } from '../../contexts/procurement/allocation/certificate.ts';
import { canonical, faultsOf, type Problem } from '../../contexts/procurement/allocation/problem.ts';
import type { Proof, Solved } from '../../contexts/procurement/allocation/solved.ts';

const code = new URL(
  import.meta.url.endsWith('.ts') ? './allocation-thread.ts' : './allocation-thread.js',
  import.meta.url,
);

/** Solves in a thread of its own, so that a server goes on answering; what comes back is believed once it is checked. */
@Injectable()
export class ThreadedAllocationSolver extends AllocationSolver {
  async solve(asked: Problem): Promise<Proof> {
    const problem = canonical(asked);
    const worker = new Worker(code, { workerData: problem, name: 'allocation' });
    try {
      const [{ allocation, certificate }] = (await once(worker, 'message')) as [Solved];
      const faults = faultsOf(problem, allocation);
      if (faults.length > 0) throw new Error(`The allocation breaks its rules: ${faults.join('; ')}.`);
      if (!isBest(problem, allocation, certificate))
        throw new Error('The certificate does not show that the allocation is the best.');
      const digest = createHash('sha256').update(canonicalize({ problem, allocation, certificate }));
      return { problem, allocation, certificate, digest: digest.digest('hex') };
    } finally {
      await worker.terminate();
    }
  }
}
