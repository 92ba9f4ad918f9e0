import type { RecordedEvent } from '#event-sourcing';
import { Controller, Get, Param, Query, SerializeOptions, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import { Readable } from 'node:stream';
import type { z } from 'zod';
import { ExposeWhole } from '../../projections/measures/index.ts';
import { RecordedEventResponse } from '../../projections/recorded-events/recorded-events.controller.ts';
import { csvStream } from './csv-stream.ts';
import { FindReadings, type FoundReadings } from './find-readings.ts';
import { FindTrail } from './find-trail.ts';
import { GetFromTrail } from './get-from-trail.ts';
import { GetTrailExport } from './get-trail-export.ts';
import type { KeptReading, ReadingDeed } from './readings.ts';
import type { TrailPage } from './trail.ts';

const numberOrNull = { type: 'integer', nullable: true } as const;

@Exclude()
export class TrailPageResponse implements TrailPage {
  @Expose()
  @Type(() => RecordedEventResponse)
  @ApiProperty({ type: [RecordedEventResponse], description: 'Newest first.' })
  readonly events!: RecordedEventResponse[];
  @Expose()
  @ApiProperty({ ...numberOrNull, description: 'Ask for it as `before` to go on; null: no more.' })
  readonly next!: number | null;
  @Expose()
  @ApiProperty({ type: 'integer', description: 'Everything up to this position was looked at; -1: nothing.' })
  readonly through!: number;
}

@Exclude()
export class ReadingResponse implements KeptReading {
  @Expose() @ApiProperty({ type: 'integer', description: 'From 1, without a gap.' }) readonly number!: number;
  @Expose()
  @ApiProperty({ enum: ['read', 'opened', 'exported-csv', 'exported-jsonl'] satisfies ReadingDeed[] })
  readonly deed!: ReadingDeed;
  @ExposeWhole()
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'kind, id, role.' })
  readonly by!: KeptReading['by'];
  @Expose() @ApiProperty() readonly question!: string;
  @Expose() @ApiProperty({ type: 'integer' }) readonly events!: number;
  @Expose() @ApiProperty({ type: 'integer' }) readonly through!: number;
  @Expose() @ApiProperty({ format: 'date-time' }) readonly at!: string;
  @Expose()
  @ApiProperty({ description: 'SHA-256 over the hash before it and this reading, in hex.' })
  readonly hash!: string;
}

@Exclude()
class HeadResponse {
  @Expose() @ApiProperty({ type: 'integer' }) readonly number!: number;
  @Expose() @ApiProperty() readonly hash!: string;
}

@Exclude()
export class FoundReadingsResponse implements FoundReadings {
  @Expose()
  @Type(() => ReadingResponse)
  @ApiProperty({ type: [ReadingResponse] })
  readonly readings!: ReadingResponse[];
  @Expose() @ApiProperty(numberOrNull) readonly next!: number | null;
  @Expose() @Type(() => HeadResponse) @ApiProperty({ type: HeadResponse }) readonly head!: HeadResponse;
  @Expose()
  @ApiProperty({ ...numberOrNull, description: 'The first number that is missing or was altered.' })
  readonly firstFault!: number | null;
}

/** An event as a row: the envelope, and the payload as JSON. */
const rowOf = ({ by, data, ...envelope }: RecordedEvent) => ({
  ...envelope,
  ...{ byKind: by.kind, byId: by.id, byRole: by.role, data: JSON.stringify(data) },
});
const columns = [
  ...[
    'pos',
    'at',
    'occurred',
    'type',
    'tv',
    'stream',
    'rev',
    'byKind',
    'byId',
    'byRole',
    'cause',
    'corr',
    'id',
  ],
  'data',
] as readonly (keyof ReturnType<typeof rowOf>)[];

async function* each<T, U>(all: AsyncIterable<T>, change: (one: T) => U): AsyncGenerator<U> {
  for await (const one of all) yield change(one);
}

const written = {
  csv: (events: AsyncIterable<RecordedEvent>) => ({
    stream: csvStream(columns, each(events, rowOf)),
    type: 'text/csv; charset=utf-8',
  }),
  jsonl: (events: AsyncIterable<RecordedEvent>) => ({
    stream: Readable.from(
      each(events, (event) => `${JSON.stringify(event)}\n`),
      { objectMode: false },
    ),
    type: 'application/jsonl; charset=utf-8',
  }),
};

@ApiTags('audit')
@Controller('api/v1/audit-trail')
export class AuditTrailController {
  constructor(private readonly queries: QueryBus) {}

  /** What was recorded, over all time, newest first. That it was read is kept. */
  @Get()
  @ApiOkResponse({ type: TrailPageResponse })
  @SerializeOptions({ type: TrailPageResponse })
  find(@Query({ schema: FindTrail.schema }) asked: z.output<typeof FindTrail.schema>) {
    return this.queries.execute(new FindTrail(asked));
  }

  /** Everything that a search finds as a file. That it was taken away is kept. */
  @Get('export')
  @ApiOkResponse({
    description: 'CSV, or one JSON document in each line.',
    content: {
      'text/csv': { schema: { type: 'string' } },
      'application/jsonl': { schema: { type: 'string' } },
    },
  })
  async export(@Query({ schema: GetTrailExport.schema }) asked: z.output<typeof GetTrailExport.schema>) {
    const { stream, type } = written[asked.format](await this.queries.execute(new GetTrailExport(asked)));
    return new StreamableFile(stream, {
      type,
      disposition: `attachment; filename="audit-trail.${asked.format}"`,
    });
  }

  /** Who read, opened and exported what of the audit trail, newest first. */
  @Get('readings')
  @ApiOkResponse({ type: FoundReadingsResponse })
  @SerializeOptions({ type: FoundReadingsResponse })
  readings(@Query({ schema: FindReadings.schema }) asked: z.output<typeof FindReadings.schema>) {
    return this.queries.execute(new FindReadings(asked));
  }

  /** One event as recorded. That it was opened is kept. */
  @Get('events/:position')
  @ApiOkResponse({ type: RecordedEventResponse })
  @SerializeOptions({ type: RecordedEventResponse })
  event(
    @Param('position', { schema: GetFromTrail.schema.shape.position })
    position: z.output<typeof GetFromTrail.schema>['position'],
  ) {
    return this.queries.execute(new GetFromTrail({ position }));
  }
}
