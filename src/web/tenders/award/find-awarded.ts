import { mayBeAskedBy, query } from '#access';
import { Aggregates, Clock, localDate, reference, Rejection } from '#event-sourcing';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { awardPosition, AwardPosition } from '../../../../contexts/agreement/award-position.ts';
import { framework } from '../../../../contexts/agreement/index.ts';
import type { AwardLine } from '../../../../contexts/procurement/index.ts';
import { provider } from '../../../../contexts/providers/index.ts';
import { FindPositions, type PositionLine } from '../../../../projections/positions-board/index.ts';
import { GetTender } from '../../../../projections/tenders/index.ts';

/** What became of a line of a confirmed award. */
export interface Awarded extends Pick<AwardLine, 'area' | 'role' | 'provider'> {
  /** As on the board of today; `awaited`: it follows in a moment; `refused`: it would be, as things stand. */
  readonly standing: PositionLine['standing'] | 'awaited' | 'refused';
  /** Why it is refused, in a sentence; else null. */
  readonly why: string | null;
}

/** The positions on record beside the lines of a tender's confirmed award; none before. Refused `tender-unknown`. */
export class FindAwarded extends query(
  { framework: reference, tender: reference },
  mayBeAskedBy('contract-manager', 'broker'),
)<readonly Awarded[]> {}

@QueryHandler(FindAwarded)
export class FindAwardedHandler implements IQueryHandler<FindAwarded> {
  constructor(
    private readonly queries: QueryBus,
    private readonly aggregates: Aggregates,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindAwarded): Promise<readonly Awarded[]> {
    const { confirmed } = await this.queries.execute(new GetTender(question));
    if (!confirmed) return [];
    const { awards, from, to } = confirmed;
    const asOf = localDate(this.clock.now());
    const { positions } = await this.queries.execute(
      new FindPositions({ framework: question.framework, asOf }),
    );
    return Promise.all(
      awards.map(async ({ area, role, provider, rank }) => {
        const onRecord = positions.find(
          (each) =>
            each.area === area && each.role === role && each.provider === provider && each.from === from,
        );
        const line = { area, role, provider };
        if (onRecord) return { ...line, standing: onRecord.standing, why: null };
        const why = await this.refusal({ framework: question.framework, ...line, from, to, rank });
        return { ...line, standing: why === null ? 'awaited' : 'refused', why };
      }),
    );
  }

  private async refusal(position: ConstructorParameters<typeof AwardPosition>[0]): Promise<string | null> {
    const state = await this.aggregates.load(framework, position.framework);
    const { standing } = await this.aggregates.load(provider, position.provider);
    try {
      awardPosition(new AwardPosition(position), standing !== null)(state, this.clock.now());
      return null;
    } catch (error) {
      if (error instanceof Rejection) return error.message;
      throw error;
    }
  }
}
