import { mayBeAskedBy, query } from '#access';
import { type Instant, Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import {
  AllocationDesk,
  AllocationSolver,
  problemUnder,
  type Proof,
} from '../../contexts/procurement/index.ts';
import { frameworkNamed } from '../frameworks/index.ts';
import { ofTender } from './find-allocation.ts';

/** Everything that is needed to check that no allocation is better: how is in the README of procurement. */
export interface CertificateDocument extends Proof {
  readonly framework: string;
  readonly tender: string;
  /** Of the award whose ground it is; null: of the proposal, as things stand. */
  readonly decidedAt: Instant | null;
}

/** The problem, its best allocation and the certificate. Refused as FindAllocation is. */
export class GetCertificate extends query(ofTender, mayBeAskedBy('contract-manager'))<CertificateDocument> {}

@QueryHandler(GetCertificate)
export class GetCertificateHandler implements IQueryHandler<GetCertificate> {
  constructor(
    private readonly projections: Projections,
    private readonly desk: AllocationDesk,
    private readonly solver: AllocationSolver,
  ) {}

  async execute({ tender, ...question }: GetCertificate): Promise<CertificateDocument> {
    const { framework } = frameworkNamed(await this.projections.views(), question.framework);
    const ground = await this.desk.ground({ framework, tender }, question);
    const proof = await this.solver.solve(problemUnder(ground, 'policy'));
    return { framework, tender, decidedAt: ground.award?.decidedAt ?? null, ...proof };
  }
}
