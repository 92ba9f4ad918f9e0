import { Controller, Get, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { FindTrend } from './find-trend.ts';

const count = { type: 'integer', minimum: 0 } as const;
const percent = {
  type: 'number',
  nullable: true,
  description: 'Truncated to one decimal; null of nothing.',
} as const;

@Exclude()
class AcceptancePointResponse {
  @Expose() @ApiProperty({ format: 'date' }) readonly from!: string;
  @Expose() @ApiProperty({ format: 'date', description: 'Inclusive.' }) readonly to!: string;
  @Expose() @ApiProperty(count) readonly accepted!: number;
  @Expose() @ApiProperty(count) readonly counted!: number;
  @Expose() @ApiProperty(percent) readonly percent!: number | null;
  @Expose() @ApiProperty(count) readonly minimumPercent!: number;
}

@Exclude()
class ReservePointResponse {
  @Expose() @ApiProperty({ format: 'date' }) readonly from!: string;
  @Expose() @ApiProperty({ format: 'date', description: 'Inclusive.' }) readonly to!: string;
  @Expose() @ApiProperty(count) readonly placements!: number;
  @Expose() @ApiProperty(count) readonly weeklyMinutes!: number;
  @Expose() @ApiProperty(percent) readonly reservePercent!: number | null;
  @Expose() @ApiProperty(percent) readonly reserveHoursPercent!: number | null;
  @Expose() @ApiProperty(count) readonly baselinePercent!: number;
}

/** How the figures moved, as every caller may see it. */
@Exclude()
export class TrendResponse {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly knownAt!:
    string | null;
  @Expose() @ApiProperty({ type: 'integer', example: 28 }) readonly days!: number;
  @Expose()
  @Type(() => AcceptancePointResponse)
  @ApiProperty({ type: [AcceptancePointResponse] })
  readonly acceptance!: AcceptancePointResponse[];
  @Expose()
  @Type(() => ReservePointResponse)
  @ApiProperty({ type: [ReservePointResponse] })
  readonly reserve!: ReservePointResponse[];
}

@ApiTags('figures')
@Controller('api/v1/kpi')
export class TrendController {
  constructor(private readonly queries: QueryBus) {}

  /** Acceptance and reserve usage of the whole framework, period by period. */
  @Get('trend')
  @ApiOkResponse({ type: TrendResponse })
  @SerializeOptions({ type: TrendResponse })
  trend(@Query({ schema: FindTrend.schema }) asked: z.output<typeof FindTrend.schema>) {
    return this.queries.execute(new FindTrend(asked));
  }
}
