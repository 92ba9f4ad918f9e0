import { Controller, Get, Headers, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, csvOf, ExposeWhole, format, wantsCsv } from '../measures/index.ts';
import { FindIndices, type IndicesDocument, type IndexValue } from './find-indices.ts';

const question = FindIndices.schema.extend({ format });
const columns = [
  ...['series', 'period', 'value', 'publishedOn', 'source', 'reason', 'stands', 'event'],
] as const satisfies readonly (keyof IndexValue | 'series')[];

/** Indices as every caller may see them. */
@Exclude()
export class IndicesResponse implements IndicesDocument {
  @ExposeWhole()
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Each with its values by period, in whole thousandths, and whether each still stands.',
  })
  readonly series!: IndicesDocument['series'];
}

@ApiTags('indices')
@Controller('api/v1/indices')
export class IndicesViewController {
  constructor(private readonly queries: QueryBus) {}

  /** The indices by which prices may move, with everything that was recorded of them. */
  @Get()
  @ApiOkResponse({ type: IndicesResponse })
  @SerializeOptions({ type: IndicesResponse })
  async indices(
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const found = await this.queries.execute(new FindIndices(asked));
    if (!wantsCsv(format, accept)) return found;
    const rows = found.series.flatMap(({ series, values }) => values.map((value) => ({ series, ...value })));
    return csvFile('indices', csvOf(columns, rows));
  }
}
