import { mayBeAskedBy, query } from '#access';
import { currentOrigin, Rejection } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Readings } from './readings.ts';
import { parseSearch, searchKeys } from './search.ts';
import { knownAt } from '../../projections/measures/index.ts';
import { Trail, type TrailPage } from './trail.ts';

/** A text that can be searched for; else what is wrong with it, and the keys that there are. */
export const searchText = z.string().superRefine((text, context) => {
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
    q: searchText.default('').describe(`Words, and key:value for ${Object.keys(searchKeys).join(', ')}.`),
    before: z.coerce
      .number()
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .optional()
      .describe('Only events before this position: the `next` of the page before.'),
    limit: z.coerce.number().int().min(1).max(1000).optional().describe('How many; 50 when left out.'),
    knownAt,
  },
  mayBeAskedBy('contract-manager'),
)<TrailPage> {}

/** A search as it is kept: as it was written, and what else bounded it. */
export const questionOf = (q: string, bounds: Readonly<Record<string, string | number | null>>): string =>
  [q, ...Object.entries(bounds).flatMap(([name, bound]) => (bound === null ? [] : [`${name} ${bound}`]))]
    .join(' ')
    .trim();

@QueryHandler(FindTrail)
export class FindTrailHandler implements IQueryHandler<FindTrail> {
  constructor(
    private readonly trail: Trail,
    private readonly readings: Readings,
  ) {}

  async execute({ q, limit = 50, ...asked }: FindTrail): Promise<TrailPage> {
    const [before, knownAt] = [asked.before ?? null, asked.knownAt ?? null];
    const { by } = currentOrigin();
    const page = await this.trail.find(parseSearch(q, knownAt), before, limit);
    this.readings.note({
      deed: 'read',
      by,
      question: questionOf(q, { before, 'known at': knownAt }),
      events: page.events.length,
      through: page.through,
    });
    return page;
  }
}
