import { Controller, Get, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { FindEvents } from './find-events.ts';
import { RecordedEventResponse } from './recorded-event-response.ts';

@Exclude()
export class EventPageResponse {
  @Expose()
  @Type(() => RecordedEventResponse)
  @ApiProperty({ type: [RecordedEventResponse] })
  readonly events!: RecordedEventResponse[];
  @Expose()
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Ask for it as `after` to go on; null: no more.',
  })
  readonly next!: number | null;
}

@ApiTags('events')
@Controller('api/v1/events')
export class RecordedEventsController {
  constructor(private readonly queries: QueryBus) {}

  /** What was recorded, as recorded, page by page. */
  @Get()
  @ApiOkResponse({ type: EventPageResponse })
  @SerializeOptions({ type: EventPageResponse })
  events(@Query({ schema: FindEvents.schema }) asked: z.output<typeof FindEvents.schema>) {
    return this.queries.execute(new FindEvents(asked));
  }
}
