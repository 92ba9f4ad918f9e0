import { Controller, Get, Headers, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, format, wantsCsv } from '../measures/index.ts';
import { FindReserveUsage } from './find-reserve-usage.ts';
import type { ReserveUsageDocument, ReserveUsageRow, Volume } from './reserve-usage.ts';
import { reserveUsageCsv } from './reserve-usage-csv.ts';

const question = FindReserveUsage.schema.extend({ format });
const count = { type: 'integer', minimum: 0 } as const;
const percent = {
  type: 'number',
  nullable: true,
  description: 'Truncated to one decimal; null of nothing.',
} as const;

@Exclude()
class ReserveWindowResponse {
  @Expose() @ApiProperty({ format: 'date' }) readonly from!: string;
  @Expose() @ApiProperty({ format: 'date', description: 'Inclusive.' }) readonly to!: string;
}

@Exclude()
class VolumeResponse implements Volume {
  @Expose() @ApiProperty(count) readonly placements!: number;
  @Expose() @ApiProperty(count) readonly weeklyMinutes!: number;
}

/** The roles that occur. */
@Exclude()
class VolumeByRoleResponse {
  @Expose()
  @Type(() => VolumeResponse)
  @ApiProperty({ type: VolumeResponse, required: false, description: 'Placed without an accepted offer.' })
  readonly 'off-framework'!: VolumeResponse;
  @Expose() @Type(() => VolumeResponse) @ApiProperty({ required: false }) readonly primary!: VolumeResponse;
  @Expose() @Type(() => VolumeResponse) @ApiProperty({ required: false }) readonly reserve!: VolumeResponse;
  @Expose() @Type(() => VolumeResponse) @ApiProperty({ required: false }) readonly secondary!: VolumeResponse;
}

@Exclude()
class ReserveUsageTotalResponse {
  @Expose() @ApiProperty({ type: String, nullable: true, enum: [null] }) readonly area!: null;
  @Expose() @ApiProperty(count) readonly placements!: number;
  @Expose() @ApiProperty(count) readonly weeklyMinutes!: number;
  @Expose() @Type(() => VolumeByRoleResponse) @ApiProperty() readonly byRole!: VolumeByRoleResponse;
  @Expose() @ApiProperty(percent) readonly reservePercent!: number | null;
  @Expose() @ApiProperty(percent) readonly reserveHoursPercent!: number | null;
}

@Exclude()
class ReserveUsageRowResponse implements ReserveUsageRow {
  @Expose() @ApiProperty({ example: 'A09' }) readonly area!: string;
  @Expose() @ApiProperty(count) readonly placements!: number;
  @Expose() @ApiProperty(count) readonly weeklyMinutes!: number;
  @Expose() @Type(() => VolumeByRoleResponse) @ApiProperty() readonly byRole!: VolumeByRoleResponse;
  @Expose() @ApiProperty(percent) readonly reservePercent!: number | null;
  @Expose() @ApiProperty(percent) readonly reserveHoursPercent!: number | null;
}

/** `kpi reserve` as every caller may see it. */
@Exclude()
export class ReserveUsageResponse implements ReserveUsageDocument {
  @Expose() @ApiProperty({ enum: ['reserve-usage'] }) readonly measure!: 'reserve-usage';
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly knownAt!:
    string | null;
  @Expose() @ApiProperty({ type: 'integer', minimum: 1 }) readonly policyVersion!: number;
  @Expose() @ApiProperty({ type: 'integer', example: 25 }) readonly baselinePercent!: number;
  @Expose() @Type(() => ReserveWindowResponse) @ApiProperty() readonly window!: ReserveWindowResponse;
  @Expose() @Type(() => ReserveUsageTotalResponse) @ApiProperty() readonly total!: ReserveUsageTotalResponse;
  @Expose()
  @Type(() => ReserveUsageRowResponse)
  @ApiProperty({ type: [ReserveUsageRowResponse] })
  readonly rows!: ReserveUsageRowResponse[];
}

@ApiTags('figures')
@Controller('api/v1/kpi')
export class ReserveUsageController {
  constructor(private readonly queries: QueryBus) {}

  /** How much of the work the reserve providers took. */
  @Get('reserve')
  @ApiOkResponse({ type: ReserveUsageResponse })
  @SerializeOptions({ type: ReserveUsageResponse })
  async reserveUsage(
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const document = await this.queries.execute(new FindReserveUsage(asked));
    if (!wantsCsv(format, accept)) return document;
    return csvFile(`reserve-usage-${document.framework}-${document.asOf}`, reserveUsageCsv(document));
  }
}
