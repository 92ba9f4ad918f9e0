import { mayBeAskedBy, query } from '#access';
import { currentOrigin, Rejection } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Readings } from './readings.ts';
import { parseSearch } from './search.ts';
import { Trail, type TrailPage } from './trail.ts';

/** A text that can be searched for; else what is wrong with it, and the keys that there are. */
const search = z.string().superRefine((text, context) => {
  try {
    parseSearch(text);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
  }
});

/** What was recorded, over all time, newest first. That it was asked is kept, with what was asked. */
export class FindTrail extends query(
  {
    q: search
      .default('')
      .describe('Words, and key:value for type, stream, provider, area, referral, by, from and to.'),
    before: z.coerce
      .number()
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .optional()
      .describe('Only events before this position: the `next` of the page before.'),
    limit: z.coerce.number().int().min(1).max(1000).optional().describe('How many; 50 when left out.'),
  },
  mayBeAskedBy('contract-manager'),
)<TrailPage> {}

@QueryHandler(FindTrail)
export class FindTrailHandler implements IQueryHandler<FindTrail> {
  constructor(
    private readonly trail: Trail,
    private readonly readings: Readings,
  ) {}

  async execute({ q, before, limit = 50 }: FindTrail): Promise<TrailPage> {
    const { by } = currentOrigin();
    const page = await this.trail.find(parseSearch(q), before ?? null, limit);
    this.readings.note({
      deed: 'read',
      by,
      question: before === undefined ? q : `${q} before ${before}`.trim(),
      events: page.events.length,
      through: page.through,
    });
    return page;
  }
}
