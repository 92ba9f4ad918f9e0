import { Controller, Get, Headers, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, csvOf, ExposeWhole, format, wantsCsv } from '../measures/index.ts';
import { FindPositions } from './find-positions.ts';
import type { PositionsDocument } from './positions.ts';

const question = FindPositions.schema.extend({ format });
const list = (description: string) =>
  ({ type: 'array', items: { type: 'object', additionalProperties: true }, description }) as const;

/** The position board as every caller may see it. */
@Exclude()
export class PositionsResponse implements PositionsDocument {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @ApiProperty({ type: 'integer', minimum: 1 }) readonly policyVersion!: number;
  @ExposeWhole()
  @ApiProperty(list('Every position, with its rank that day, its standing and its events.'))
  readonly positions!: PositionsDocument['positions'];
  @ExposeWhole()
  @ApiProperty(list('Roles of an area that nobody holds.'))
  readonly vacancies!: PositionsDocument['vacancies'];
  @ExposeWhole()
  @ApiProperty(list('Per provider, level and role: limit, used, excepted, left.'))
  readonly limits!: PositionsDocument['limits'];
  @ExposeWhole()
  @ApiProperty(list('Leave to award beyond a limit, and what became of it.'))
  readonly exceptions!: PositionsDocument['exceptions'];
  @ExposeWhole()
  @ApiProperty(list('Ranks by acceptance and price, with everything that they rest on.'))
  readonly reviews!: PositionsDocument['reviews'];
  @ExposeWhole()
  @ApiProperty(list('When the framework opened to new providers again.'))
  readonly generations!: PositionsDocument['generations'];
  @ExposeWhole()
  @ApiProperty(list('What happened to the positions, the newest first.'))
  readonly history!: PositionsDocument['history'];
}

@ApiTags('agreement')
@Controller('api/v1/positions')
export class PositionsController {
  constructor(private readonly queries: QueryBus) {}

  /** Who holds what, what the limits leave and what is vacant. */
  @Get()
  @ApiOkResponse({ type: PositionsResponse })
  @SerializeOptions({ type: PositionsResponse })
  async positions(
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const document = await this.queries.execute(new FindPositions(asked));
    if (!wantsCsv(format, accept)) return document;
    const columns = [
      'area',
      'level',
      'role',
      'provider',
      'from',
      'to',
      'rank',
      'standing',
      'excepted',
    ] as const;
    return csvFile(`positions-${document.framework}-${document.asOf}`, csvOf(columns, document.positions));
  }
}
