import { mayBeAskedBy, query } from '#access';
import { type LocalDate, Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import {
  AllocationDesk,
  AllocationSolver,
  comparedLimits,
  limitsCompared,
  problemUnder,
  type UnderLimit,
} from '../../contexts/procurement/index.ts';
import { frameworkNamed } from '../frameworks/index.ts';
import { ofTender } from './find-allocation.ts';

/** The same tender under several award limits. */
export interface LimitsCompared {
  readonly framework: string;
  readonly tender: string;
  readonly title: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  /** One position of each level and role for each bidder, two, three, as many as one likes, and as the policy says. */
  readonly limits: readonly UnderLimit[];
}

/** S4:81-89: what each award limit costs in points, and how far it spreads the work. Refused as FindAllocation is. */
export class FindLimitCosts extends query(ofTender, mayBeAskedBy('contract-manager'))<LimitsCompared> {}

@QueryHandler(FindLimitCosts)
export class FindLimitCostsHandler implements IQueryHandler<FindLimitCosts> {
  constructor(
    private readonly projections: Projections,
    private readonly desk: AllocationDesk,
    private readonly solver: AllocationSolver,
  ) {}

  async execute({ tender, ...question }: FindLimitCosts): Promise<LimitsCompared> {
    const { framework } = frameworkNamed(await this.projections.views(), question.framework);
    const ground = await this.desk.ground({ framework, tender }, question);
    const proofs = await Promise.all(
      comparedLimits.map(
        async (limit) => [limit, await this.solver.solve(problemUnder(ground, limit))] as const,
      ),
    );
    const { title } = ground.terms;
    return { framework, tender, title, ...ground.held, limits: limitsCompared(ground, new Map(proofs)) };
  }
}
