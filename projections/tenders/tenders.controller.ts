import { Controller, Get, Headers, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, csvOf, format, wantsCsv } from '../measures/index.ts';
import { FindTenders, type TenderLine, type Tenders } from './find-tenders.ts';
import { stages } from './stage.ts';

const listQuestion = FindTenders.schema.extend({ format });
const moment = { format: 'date-time' } as const;
const number = { type: 'integer' } as const;

@Exclude()
class TenderLineResponse implements TenderLine {
  @Expose() @ApiProperty({ example: 'T-2026' }) readonly tender!: string;
  @Expose() @ApiProperty() readonly title!: string;
  @Expose() @ApiProperty({ enum: ['PCR2015', 'PA2023', 'PSR'] }) readonly regime!: TenderLine['regime'];
  @Expose() @ApiProperty(number) readonly generation!: number;
  @Expose() @ApiProperty({ enum: stages }) readonly stage!: TenderLine['stage'];
  @Expose() @ApiProperty(number) readonly areas!: number;
  @Expose() @ApiProperty(number) readonly lots!: number;
  @Expose() @ApiProperty(moment) readonly openedAt!: string;
  @Expose() @ApiProperty(moment) readonly questionsUntil!: string;
  @Expose() @ApiProperty(moment) readonly deadline!: string;
  @Expose()
  @ApiProperty({ ...number, nullable: true, description: 'Null: bidders are not told.' })
  readonly bidsReceived!: number | null;
  @Expose()
  @ApiProperty({ type: String, nullable: true, ...moment, description: 'When a bidder’s own bid came.' })
  readonly ownBidAt!: string | null;
}

/** The tenders of a framework as every caller may see them. */
@Exclude()
export class TendersResponse implements Tenders {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose()
  @Type(() => TenderLineResponse)
  @ApiProperty({ type: [TenderLineResponse] })
  readonly tenders!: TenderLineResponse[];
  @Expose()
  @ApiProperty({ type: String, nullable: true, description: 'Ask for it as `after`; null: no more.' })
  readonly next!: string | null;
}

const columns = [
  ...['tender', 'title', 'regime', 'generation', 'stage', 'areas', 'lots'],
  ...['openedAt', 'questionsUntil', 'deadline', 'bidsReceived', 'ownBidAt'],
] as readonly (keyof TenderLine)[];

@ApiTags('procurement')
@Controller('api/v1/tenders')
export class TendersController {
  constructor(private readonly queries: QueryBus) {}

  /** The tenders of a framework. */
  @Get()
  @ApiOkResponse({ type: TendersResponse })
  @SerializeOptions({ type: TendersResponse })
  async tenders(
    @Query({ schema: listQuestion }) { format, ...asked }: z.output<typeof listQuestion>,
    @Headers('accept') accept?: string,
  ) {
    const found = await this.queries.execute(new FindTenders(asked));
    if (!wantsCsv(format, accept)) return found;
    return csvFile(`tenders-${found.framework}`, csvOf<TenderLine>(columns, found.tenders));
  }
}
