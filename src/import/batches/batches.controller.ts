import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { reference } from '#event-sourcing';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { ExposeWhole } from '../../../projections/measures/index.ts';
import { FindImports } from './find-imports.ts';
import { GetImport, type ImportedBatch } from './get-import.ts';
import type { ImportBatch } from './import-batch.ts';

const integer = { type: 'integer' } as const;
const objects = { type: 'array', items: { type: 'object', additionalProperties: true } } as const;
const object = { type: 'object', additionalProperties: true, nullable: true } as const;

@Exclude()
class BatchResponse implements ImportBatch {
  @Expose() @ApiProperty({ format: 'uuid' }) readonly batch!: string;
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date-time' }) readonly at!: string;
  @Expose() @ApiProperty(integer) readonly position!: number;
  @Expose() @ApiProperty({ ...integer, description: 'Rows.' }) readonly recorded!: number;
  @ExposeWhole()
  @ApiProperty({ ...objects, description: 'Every file that was read, with its rows.' })
  readonly files!: ImportBatch['files'];
  @ExposeWhole()
  @ApiProperty({ ...object, description: 'The account or token that asked for it; null: not known.' })
  readonly askedBy!: ImportBatch['askedBy'];
  @ExposeWhole()
  @ApiProperty({
    ...object,
    description: 'Rows unchanged, refused and in conflict, and the manner; null: not known.',
  })
  readonly outcome!: ImportBatch['outcome'];
}

@Exclude()
class ImportedBatchResponse extends BatchResponse implements ImportedBatch {
  @Expose()
  @ApiProperty({ ...integer, description: 'The place of its first event.' })
  readonly first!: number;
  @ExposeWhole()
  @ApiProperty({ ...objects, description: 'How many events of each type.' })
  readonly events!: ImportedBatch['events'];
}

@Exclude()
export class BatchesResponse {
  @Expose()
  @Type(() => BatchResponse)
  @ApiProperty({ type: [BatchResponse] })
  readonly imports!: BatchResponse[];
}

@ApiTags('imports')
@Controller('api/v1/imports')
export class BatchesController {
  constructor(private readonly queries: QueryBus) {}

  /** The imports that were recorded, the newest first. */
  @Get()
  @ApiOkResponse({ type: BatchesResponse })
  @SerializeOptions({ type: BatchesResponse })
  async imports(@Query({ schema: FindImports.schema }) asked: z.output<typeof FindImports.schema>) {
    return { imports: await this.queries.execute(new FindImports(asked)) };
  }

  /** One import with its events. */
  @Get(':batch')
  @ApiOkResponse({ type: ImportedBatchResponse })
  @SerializeOptions({ type: ImportedBatchResponse })
  one(@Param('batch', { schema: reference }) batch: string) {
    return this.queries.execute(new GetImport({ batch }));
  }
}
