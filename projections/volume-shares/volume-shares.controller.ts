import { Controller, Get, Headers, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, ExposeWhole, format, wantsCsv } from '../measures/index.ts';
import { FindVolumeShares } from './find-volume-shares.ts';
import type { VolumeSharesDocument } from './volume-shares.ts';
import { volumeSharesCsv } from './volume-shares-csv.ts';

const question = FindVolumeShares.schema.extend({ format });
const whole = { type: 'object', additionalProperties: true } as const;

/** `kpi shares` as every caller may see it. */
@Exclude()
export class VolumeSharesResponse implements VolumeSharesDocument {
  @Expose() @ApiProperty({ enum: ['volume-shares'] }) readonly measure!: 'volume-shares';
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly knownAt!:
    string | null;
  @Expose() @ApiProperty({ type: 'integer', minimum: 1 }) readonly policyVersion!: number;
  @ExposeWhole()
  @ApiProperty({ ...whole, description: 'The days whose placements count, both included.' })
  readonly window!: VolumeSharesDocument['window'];
  @Expose() @ApiProperty({ type: 'integer', minimum: 0 }) readonly weeklyMinutes!: number;
  @ExposeWhole()
  @ApiProperty({
    type: 'array',
    items: whole,
    description:
      'Each tier of the policy: placements, weeklyMinutes, sharePercent, targetPercent, variancePoints, packages.',
  })
  readonly tiers!: VolumeSharesDocument['tiers'];
  @ExposeWhole()
  @ApiProperty({ ...whole, description: 'What was placed with nobody of a tier.' })
  readonly outside!: VolumeSharesDocument['outside'];
}

@ApiTags('figures')
@Controller('api/v1/kpi')
export class VolumeSharesController {
  constructor(private readonly queries: QueryBus) {}

  /** Which tier took which share of the hours placed, beside what was agreed. */
  @Get('shares')
  @ApiOkResponse({ type: VolumeSharesResponse })
  @SerializeOptions({ type: VolumeSharesResponse })
  async volumeShares(
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const document = await this.queries.execute(new FindVolumeShares(asked));
    if (!wantsCsv(format, accept)) return document;
    return csvFile(`volume-shares-${document.framework}-${document.asOf}`, volumeSharesCsv(document));
  }
}
