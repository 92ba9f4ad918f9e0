import { Controller, Get, Headers, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, ExposeWhole, format, wantsCsv } from '../measures/index.ts';
import { acceptanceCsv } from './acceptance-csv.ts';
import type { AcceptanceRow } from './acceptance.ts';
import { FindAcceptance } from './find-acceptance.ts';
import type { AcceptanceWithOutlooks } from './outlooks.ts';

const question = FindAcceptance.schema.extend({ format });
const count = { type: 'integer', minimum: 0 } as const;
const percent = {
  type: 'number',
  nullable: true,
  description: 'Truncated to one decimal; null of nothing.',
} as const;
const statuses = ['monitored', 'not-assessed', 'mobilising', 'insufficient', 'met', 'below'];

@Exclude()
class AcceptanceWindowResponse {
  @Expose() @ApiProperty({ format: 'date' }) readonly from!: string;
  @Expose() @ApiProperty({ format: 'date', description: 'Inclusive.' }) readonly to!: string;
}

@Exclude()
class NetAcceptanceResponse {
  @Expose() @ApiProperty(count) readonly accepted!: number;
  @Expose() @ApiProperty(percent) readonly percent!: number | null;
}

@Exclude()
class OverallAcceptanceResponse {
  @Expose() @ApiProperty(count) readonly accepted!: number;
  @Expose() @ApiProperty(count) readonly counted!: number;
  @Expose() @ApiProperty(percent) readonly percent!: number | null;
}

@Exclude()
class AcceptanceRowResponse implements AcceptanceRow {
  @Expose() @ApiProperty({ example: 'P02' }) readonly provider!: string;
  @Expose() @ApiProperty({ example: 'A09' }) readonly area!: string;
  @Expose() @ApiProperty({ enum: ['primary', 'secondary'] }) readonly role!: AcceptanceRow['role'];
  @Expose() @ApiProperty(count) readonly accepted!: number;
  @Expose() @ApiProperty(count) readonly declined!: number;
  @Expose() @ApiProperty(count) readonly lapsed!: number;
  @Expose() @ApiProperty(count) readonly exempt!: number;
  @Expose() @ApiProperty(count) readonly withdrawn!: number;
  @Expose() @ApiProperty(count) readonly counted!: number;
  @Expose() @ApiProperty(percent) readonly percent!: number | null;
  @Expose() @ApiProperty({ enum: statuses }) readonly status!: AcceptanceRow['status'];
  @Expose() @Type(() => NetAcceptanceResponse) @ApiProperty() readonly net!: NetAcceptanceResponse;
  @Expose() @ApiProperty({ ...count, nullable: true }) readonly headroom!: number | null;
  @Expose() @ApiProperty({ ...count, nullable: true }) readonly recovery!: number | null;
}

/** `kpi acceptance` as every caller may see it. */
@Exclude()
export class AcceptanceResponse implements AcceptanceWithOutlooks {
  @Expose() @ApiProperty({ enum: ['acceptance'] }) readonly measure!: 'acceptance';
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly knownAt!:
    string | null;
  @Expose() @ApiProperty({ type: 'integer', minimum: 1 }) readonly policyVersion!: number;
  @Expose() @ApiProperty({ type: 'integer', example: 75 }) readonly minimumPercent!: number;
  @Expose() @Type(() => AcceptanceWindowResponse) @ApiProperty() readonly window!: AcceptanceWindowResponse;
  @Expose()
  @Type(() => OverallAcceptanceResponse)
  @ApiProperty()
  readonly overall!: OverallAcceptanceResponse;
  @Expose()
  @Type(() => AcceptanceRowResponse)
  @ApiProperty({ type: [AcceptanceRowResponse] })
  readonly rows!: AcceptanceRowResponse[];
  @ExposeWhole()
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description:
      'Beside each row, for information: forecast (the next status and its day, if nothing more is decided), hours, and toDate (payment period and contract, where one provider was asked for).',
  })
  readonly outlooks!: AcceptanceWithOutlooks['outlooks'];
}

@ApiTags('figures')
@Controller('api/v1/kpi')
export class AcceptanceController {
  constructor(private readonly queries: QueryBus) {}

  /** Who accepted what share of the referrals offered to it. */
  @Get('acceptance')
  @ApiOkResponse({ type: AcceptanceResponse })
  @SerializeOptions({ type: AcceptanceResponse })
  async acceptance(
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const document = await this.queries.execute(new FindAcceptance(asked));
    if (!wantsCsv(format, accept)) return document;
    return csvFile(`acceptance-${document.framework}-${document.asOf}`, acceptanceCsv(document));
  }
}
