import { mayBeAskedBy, query } from '#access';
import { date, Projections, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import {
  AllocationDesk,
  AllocationSolver,
  problemUnder,
  proposal,
  type Proposal,
} from '../../contexts/procurement/index.ts';
import { frameworkNamed } from '../frameworks/index.ts';
import { framework } from '../measures/index.ts';

/** Of a tender; for positions on the dates [from, to) when nothing is decided yet. */
export const ofTender = {
  framework,
  tender: reference,
  from: date
    .optional()
    .describe('The first day of the positions; the decided one, else today, when left out.'),
  to: date.optional().describe('The day from which they are no longer held; no end when left out.'),
};

/**
 * Who is best given which primary and secondary position of a tender, and why: as decided, or as things stand. For the
 * council alone. Refused `tender-unknown`, `tender-cancelled`, `bids-not-opened`, `prices-not-evaluated`,
 * `primary-held-by-another`, `objective-too-large`.
 */
export class FindAllocation extends query(ofTender, mayBeAskedBy('contract-manager'))<Proposal> {}

@QueryHandler(FindAllocation)
export class FindAllocationHandler implements IQueryHandler<FindAllocation> {
  constructor(
    private readonly projections: Projections,
    private readonly desk: AllocationDesk,
    private readonly solver: AllocationSolver,
  ) {}

  async execute({ tender, ...question }: FindAllocation): Promise<Proposal> {
    const { framework } = frameworkNamed(await this.projections.views(), question.framework);
    const ground = await this.desk.ground({ framework, tender }, question);
    return proposal(ground, await this.solver.solve(problemUnder(ground, 'policy')));
  }
}
