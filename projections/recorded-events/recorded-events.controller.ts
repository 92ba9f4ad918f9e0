import { Controller, Get, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Author, RecordedEvent } from '#event-sourcing';
import { Exclude, Expose, Type } from 'class-transformer';
import { ExposeWhole } from '../measures/index.ts';
import type { z } from 'zod';
import { FindEvents } from './find-events.ts';

@Exclude()
class AuthorResponse implements Author {
  @Expose() @ApiProperty({ enum: ['user', 'token', 'system', 'import'] }) readonly kind!: Author['kind'];
  @Expose() @ApiProperty() readonly id!: string;
  @Expose() @ApiProperty() readonly role!: string;
}

/** An event as recorded: its envelope and, whole, its payload. */
@Exclude()
export class RecordedEventResponse implements RecordedEvent {
  @Expose() @ApiProperty({ enum: [1], description: 'Version of the envelope.' }) readonly v!: 1;
  @Expose() @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @Expose() @ApiProperty({ example: 'OfferAccepted' }) readonly type!: string;
  @Expose() @ApiProperty({ type: 'integer', description: 'Version of the type.' }) readonly tv!: number;
  @Expose() @ApiProperty({ example: 'referral-CSH-2025-R000123' }) readonly stream!: string;
  @Expose()
  @ApiProperty({ type: 'integer', description: 'Place in the stream, from 0.' })
  readonly rev!: number;
  @Expose() @ApiProperty({ type: 'integer', description: 'Place in the log, from 0.' }) readonly pos!: number;
  @Expose() @ApiProperty({ format: 'date-time', description: 'When it was recorded.' }) readonly at!: string;
  @Expose()
  @ApiProperty({ format: 'date-time', description: 'When it happened.' })
  readonly occurred!: string;
  @Expose() @Type(() => AuthorResponse) @ApiProperty() readonly by!: AuthorResponse;
  @Expose() @ApiProperty({ description: 'Shared by what followed from one request.' }) readonly corr!: string;
  @Expose() @ApiProperty({ example: 'import:offers.csv#17' }) readonly cause!: string;
  @ExposeWhole()
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly data!: RecordedEvent['data'];
}

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
