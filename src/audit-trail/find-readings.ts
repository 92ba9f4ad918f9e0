import { mayBeAskedBy, query } from '#access';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { type KeptReading, Readings } from './readings.ts';

/** Who read, opened and exported what of the audit trail, newest first. */
export interface FoundReadings {
  readonly readings: readonly KeptReading[];
  /** What to ask for `before` to go on; null: no more. */
  readonly next: number | null;
  /** The number and the hash of the last reading: noted elsewhere, they tell whether the end was cut off. */
  readonly head: { readonly number: number; readonly hash: string };
  /** The first number that is missing or was altered; null: all are as they were written. */
  readonly firstFault: number | null;
}

export class FindReadings extends query(
  {
    before: z.coerce
      .number()
      .int()
      .min(1)
      .max(Number.MAX_SAFE_INTEGER)
      .optional()
      .describe('Only readings before this number: the `next` of the page before.'),
    limit: z.coerce.number().int().min(1).max(1000).optional().describe('How many; 100 when left out.'),
  },
  mayBeAskedBy('contract-manager'),
)<FoundReadings> {}

@QueryHandler(FindReadings)
export class FindReadingsHandler implements IQueryHandler<FindReadings> {
  constructor(private readonly readings: Readings) {}

  async execute({ before, limit = 100 }: FindReadings): Promise<FoundReadings> {
    const found = this.readings.find(before ?? null, limit + 1);
    const readings = found.slice(0, limit);
    const next = found.length > limit ? (readings.at(-1)?.number ?? null) : null;
    return { readings, next, head: this.readings.head, firstFault: this.readings.firstFault() };
  }
}
