import { mayBeAskedBy, query } from '#access';
import { date, Projections, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { framework, paging } from '../measures/index.ts';
import { type Desk, desk, deskOrders } from './desk.ts';

const standing = z.enum(['to-decide', 'to-offer', 'unplaced', 'waiting', 'placed', 'withdrawn', 'split']);

/** What lies on the referral desk: what is to be done, and what is waited for. */
export class FindDesk extends query(
  {
    framework,
    standing: z
      .union([standing.transform((one) => [one]), z.array(standing).min(1).max(7)])
      .optional()
      .describe(
        'Only referrals that stand so; may be given more than once. Left out: those still to be placed.',
      ),
    area: reference.optional(),
    provider: reference.optional().describe('Only referrals with an open offer to this provider.'),
    urgency: z.enum(['standard', 'urgent']).optional(),
    raisedFrom: date.optional().describe('Only referrals raised on this date or later.'),
    sort: z
      .enum(deskOrders)
      .optional()
      .describe(
        'turn (left out): what can be done by urgency and age, then what is waited for by its deadline.',
      ),
    ...paging,
  },
  mayBeAskedBy('broker', 'contract-manager'),
)<Desk> {}

@QueryHandler(FindDesk)
export class FindDeskHandler implements IQueryHandler<FindDesk> {
  constructor(private readonly projections: Projections) {}

  async execute(question: FindDesk): Promise<Desk> {
    return desk(await this.projections.views(), question);
  }
}
