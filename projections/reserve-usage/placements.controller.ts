import { Controller, Get, Headers, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, format, wantsCsv } from '../measures/index.ts';
import { FindPlacementsBehind } from './find-placements-behind.ts';
import type { PlacementsBehind } from './placements-behind.ts';
import type { Placement } from './placements.ts';
import { placementsCsv } from './reserve-usage-csv.ts';

const question = FindPlacementsBehind.schema.extend({ format });
const textOrNull = { type: String, nullable: true } as const;
const roles = ['primary', 'secondary', 'reserve', 'off-framework'];

@Exclude()
class PlacementsWindowResponse {
  @Expose() @ApiProperty({ format: 'date' }) readonly from!: string;
  @Expose() @ApiProperty({ format: 'date', description: 'Inclusive.' }) readonly to!: string;
}

@Exclude()
class PlacementResponse implements Placement {
  @Expose() @ApiProperty({ example: 'K000001' }) readonly package!: string;
  @Expose() @ApiProperty({ example: 'R000001' }) readonly referral!: string;
  @Expose() @ApiProperty({ example: 'A09' }) readonly area!: string;
  @Expose() @ApiProperty({ example: 'P02' }) readonly provider!: string;
  @Expose() @ApiProperty({ enum: roles }) readonly role!: Placement['role'];
  @Expose() @ApiProperty(textOrNull) readonly offer!: string | null;
  @Expose() @ApiProperty({ type: 'integer', minimum: 0 }) readonly weeklyMinutes!: number;
  @Expose() @ApiProperty({ format: 'date-time' }) readonly placedAt!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly placedOn!: string;
  @Expose() @ApiProperty({ ...textOrNull, format: 'date' }) readonly startedOn!: string | null;
  @Expose() @ApiProperty({ ...textOrNull, format: 'date' }) readonly endedOn!: string | null;
  @Expose() @ApiProperty(textOrNull) readonly endReason!: Placement['endReason'];
}

/** The placements behind a figure of reserve usage as every caller may see them. */
@Exclude()
export class PlacementsBehindResponse implements PlacementsBehind {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @ApiProperty({ ...textOrNull, format: 'date-time' }) readonly knownAt!: string | null;
  @Expose() @Type(() => PlacementsWindowResponse) @ApiProperty() readonly window!: PlacementsWindowResponse;
  @Expose()
  @Type(() => PlacementResponse)
  @ApiProperty({ type: [PlacementResponse] })
  readonly placements!: PlacementResponse[];
}

@ApiTags('figures')
@Controller('api/v1/placements')
export class PlacementsController {
  constructor(private readonly queries: QueryBus) {}

  /** The placements behind a figure of reserve usage. */
  @Get()
  @ApiOkResponse({ type: PlacementsBehindResponse })
  @SerializeOptions({ type: PlacementsBehindResponse })
  async placementsBehind(
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const found = await this.queries.execute(new FindPlacementsBehind(asked));
    return wantsCsv(format, accept)
      ? csvFile(`placements-${found.framework}-${found.asOf}`, placementsCsv(found))
      : found;
  }
}
