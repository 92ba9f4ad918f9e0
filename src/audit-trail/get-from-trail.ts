import { mayBeAskedBy, query } from '#access';
import { currentOrigin, type RecordedEvent } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Readings } from './readings.ts';
import { Trail } from './trail.ts';

/** One event as recorded. That it was opened is kept. Refused `event-unknown`. */
export class GetFromTrail extends query(
  { position: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).describe('Its place in the log.') },
  mayBeAskedBy('contract-manager'),
)<RecordedEvent> {}

@QueryHandler(GetFromTrail)
export class GetFromTrailHandler implements IQueryHandler<GetFromTrail> {
  constructor(
    private readonly trail: Trail,
    private readonly readings: Readings,
  ) {}

  async execute({ position }: GetFromTrail): Promise<RecordedEvent> {
    const { event, through } = await this.trail.at(position);
    this.readings.note({
      deed: 'opened',
      by: currentOrigin().by,
      question: String(position),
      events: 1,
      through,
    });
    return event;
  }
}
